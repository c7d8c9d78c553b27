package store

import (
	"context"

	"ownway/internal/care/person"
	"ownway/ledger"
)

// deleteOneOff leaves what a run has taken up.
var deleteOneOff = sqlText(`DELETE FROM one_off WHERE keeper = $1 AND purse = $2 AND key = $3 AND run = ''`)

// DropOneOff gives up what waits to be paid once. If a run took it up meanwhile,
// or it is not there, that is a conflict.
func (tx *Tx) DropOneOff(ctx context.Context, owner person.ID, purse ledger.PurseID, key string) error {
	return tx.write(ctx, "drop one-off payment", string(owner), deleteOneOff, tx.keeper, purse, key)
}
