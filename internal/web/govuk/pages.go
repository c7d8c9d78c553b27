package govuk

import (
	"context"
	"io"
)

// Render writes the links; nothing where there is one page alone.
func (p Pages) Render(ctx context.Context, w io.Writer) error {
	if p.HrefBefore == "" && p.HrefOn == "" {
		return nil
	}
	return p.view().Render(ctx, w)
}
