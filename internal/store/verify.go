package store

import (
	"context"

	"ownway/internal/access"
	"ownway/ledger"
	"ownway/value/msg"
)

var selectOtherDays = sqlText(`SELECT DISTINCT m.txn FROM move m JOIN txn t ON t.keeper = m.keeper AND t.id = m.txn
	WHERE m.keeper = $1 AND m.purse = $2 AND m.happened <> t.happened ORDER BY m.txn`)

// Proof is what re-adding all books and rebuilding all audit trees came to.
type Proof struct {
	Purses, Transactions, Movements int
	SealedTo                        string // RFC 3339: the earliest of the keepers' last seals; a keeper with none yet has no say
	Wrong                           []msg.Text
}

// Verify re-adds every purse, compares each transaction with the fingerprint
// in its audit row, and rebuilds every keeper's audit tree. It reads one purse
// at a time.
func (s *Store) Verify(ctx context.Context) (Proof, error) {
	var p Proof
	keepers, err := s.auditKeepers(ctx)
	if err != nil {
		return p, err
	}
	witness := map[access.KeeperID]map[string]string{}
	for _, k := range keepers { // also those whose purses are all gone
		if witness[k], err = s.postWitness(ctx, k); err != nil {
			return p, err
		}
	}
	purses, err := s.Purses(ctx)
	if err != nil {
		return p, err
	}
	for _, ref := range purses {
		if err := s.verifyPurse(ctx, ref, witness[ref.Keeper], &p); err != nil {
			return p, err
		}
	}
	for _, missing := range witness {
		for id := range missing {
			p.Wrong = append(p.Wrong, Vanished.With("txn", id))
		}
	}
	err = s.verifyTrees(ctx, keepers, &p)
	return p, err
}

func (s *Store) verifyPurse(ctx context.Context, ref PurseRef, witness map[string]string, p *Proof) error {
	return s.Read(ctx, access.Actor{}, ref.Keeper, func(tx *Tx) error {
		transactions, digests, err := tx.Transactions(ctx, ref.ID)
		if err != nil {
			return err
		}
		p.Purses++
		p.Transactions += len(transactions)
		p.Wrong = append(p.Wrong, ledger.Verify(transactions, digests)...)
		for _, t := range transactions {
			p.Movements += len(t.Moves)
			if witness[string(t.ID)] != digestText(t.Digest()) {
				p.Wrong = append(p.Wrong, NeverAudited.With("txn", string(t.ID)))
			}
			delete(witness, string(t.ID))
		}
		return tx.each(ctx, selectOtherDays, []any{ref.Keeper, ref.ID}, func(scan func(...any) error) error {
			var id string
			err := scan(&id)
			p.Wrong = append(p.Wrong, ledger.WrongDigest.With("txn", id))
			return err
		})
	})
}

// postWitness gives, for each transaction that the audit saw posted, the
// fingerprint it had.
func (s *Store) postWitness(ctx context.Context, keeper access.KeeperID) (map[string]string, error) {
	witness := map[string]string{}
	err := s.Read(ctx, access.Actor{}, keeper, func(tx *Tx) error {
		return tx.each(ctx, selectTxnIDs, []any{keeper, postAct}, func(scan func(...any) error) error {
			var id, digest string
			err := scan(&id, &digest)
			witness[id] = digest
			return err
		})
	})
	return witness, err
}

// auditKeepers lists every keeper that something was ever written for.
func (s *Store) auditKeepers(ctx context.Context) ([]access.KeeperID, error) {
	var keepers []access.KeeperID
	err := s.Read(ctx, access.Actor{}, "", func(tx *Tx) error {
		return tx.each(ctx, selectAuditKeepers, nil, func(scan func(...any) error) error {
			var k access.KeeperID
			err := scan(&k)
			keepers = append(keepers, k)
			return err
		})
	})
	return keepers, err
}

func (s *Store) verifyTrees(ctx context.Context, keepers []access.KeeperID, p *Proof) error {
	for _, k := range keepers {
		err := s.Read(ctx, access.Actor{}, k, func(tx *Tx) error {
			wrong, at, err := tx.verifyTree(ctx)
			p.Wrong = append(p.Wrong, wrong...)
			if at != "" && (p.SealedTo == "" || at < p.SealedTo) {
				p.SealedTo = at
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}
