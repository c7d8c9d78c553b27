package govuk

import (
	"context"

	"ownway/internal/content"
	"ownway/internal/web/assets"
)

// easyPicture gives the address of a picture when the reader reads Easy Read
// and the pictures were fetched.
func easyPicture(ctx context.Context, name string) (string, bool) {
	if content.From(ctx).Lang() != content.Easy {
		return "", false
	}
	return assets.Picture(name)
}
