package store

import (
	"context"

	"ownway/internal/care/evidence"
	"ownway/internal/care/person"
	"ownway/value/fault"
	"ownway/value/ident"
)

type lookPrefix struct{}

func (lookPrefix) Prefix() string { return "lok" }

var (
	insertPaperOf   = sqlText(`INSERT INTO evidence (keeper, id, person, line, doc) VALUES ($1, $2, $3, $4, $5)`)
	deletePaperOf   = sqlText(`DELETE FROM evidence WHERE keeper = $1 AND id = $2 AND person = $3`)
	selectPaperOf   = sqlText(`SELECT doc FROM evidence WHERE keeper = $1 AND id = $2 AND person = $3`)
	selectPapersOf  = sqlText(`SELECT doc FROM evidence WHERE keeper = $1 AND person = $2 AND line = $3 ORDER BY id`)
	selectWithPaper = sqlText(`SELECT DISTINCT line FROM evidence WHERE keeper = $1 AND person = $2 ORDER BY line`)
	insertContents  = sqlText(`INSERT INTO evidence_file (keeper, evidence, data) VALUES ($1, $2, $3)`)
	deleteContents  = sqlText(`DELETE FROM evidence_file WHERE keeper = $1 AND evidence = $2`)
	selectContents  = sqlText(`SELECT data FROM evidence_file WHERE keeper = $1 AND evidence = $2`)
	insertLook      = sqlText(`INSERT INTO evidence_look (keeper, id, evidence, account, name, looked) VALUES ($1, $2, $3, $4, $5, $6)`)
	deleteLooks     = sqlText(`DELETE FROM evidence_look WHERE keeper = $1 AND evidence = $2`)
	selectLooks     = sqlText(`SELECT account, name, looked FROM evidence_look WHERE keeper = $1 AND evidence = $2 ORDER BY id`)
)

// AddEvidence keeps a paper and what is in it, both encrypted under the key of
// the person.
func (tx *Tx) AddEvidence(ctx context.Context, p evidence.Paper, data []byte) error {
	doc, err := tx.sealedDoc(ctx, string(p.Person), p)
	if err != nil {
		return err
	}
	if err := tx.write(ctx, "add evidence", string(p.ID), insertPaperOf, tx.keeper, p.ID, p.Person, p.Line, doc); err != nil {
		return err
	}
	sealed, err := tx.seal(ctx, string(p.Person), string(data))
	if err != nil {
		return err
	}
	return tx.write(ctx, "keep evidence", string(p.ID), insertContents, tx.keeper, p.ID, sealed)
}

// RemoveEvidence takes a paper away with what is in it and who looked at it.
// The audit keeps that it was there.
func (tx *Tx) RemoveEvidence(ctx context.Context, who person.ID, id evidence.ID) error {
	if _, err := tx.Evidence(ctx, who, id); err != nil {
		return err
	}
	if err := tx.write(ctx, "remove evidence", string(id), deleteContents, tx.keeper, id); err != nil {
		return err
	}
	if _, err := tx.tx.ExecContext(ctx, deleteLooks.on(tx.store.Engine), tx.keeper, id); err != nil { // there may be none
		return asFault(err)
	}
	return tx.write(ctx, "remove evidence", string(id), deletePaperOf, tx.keeper, id, who)
}

// Evidence gives a paper of a person's.
func (tx *Tx) Evidence(ctx context.Context, who person.ID, id evidence.ID) (p evidence.Paper, err error) {
	err = tx.unsealedDoc(ctx, string(who), selectPaperOf, []any{tx.keeper, id, who}, &p)
	return p, err
}

// EvidenceOf lists the papers of a bank line, in the order in which they came.
func (tx *Tx) EvidenceOf(ctx context.Context, who person.ID, line LineID) ([]evidence.Paper, error) {
	return unsealedDocs[evidence.Paper](ctx, tx, string(who), selectPapersOf, tx.keeper, who, line)
}

// WithEvidence tells which bank lines of a person have papers.
func (tx *Tx) WithEvidence(ctx context.Context, who person.ID) (map[LineID]bool, error) {
	all := map[LineID]bool{}
	err := tx.each(ctx, selectWithPaper, []any{tx.keeper, who}, func(scan func(...any) error) error {
		var id LineID
		err := scan(&id)
		all[id] = true
		return err
	})
	return all, err
}

// OpenEvidence gives what is in a paper, and keeps that it was opened: who by is
// on the audit and can be shown to the person.
func (tx *Tx) OpenEvidence(ctx context.Context, p evidence.Paper, look evidence.Look) ([]byte, error) {
	var sealed string
	if err := tx.one(ctx, selectContents, []any{tx.keeper, p.ID}, &sealed); err != nil {
		return nil, err
	}
	data, err := tx.unseal(ctx, string(p.Person), sealed)
	if err != nil {
		return nil, err
	}
	var id ident.ID[lookPrefix]
	if err := NewID(tx, &id); err != nil {
		return nil, err
	}
	return []byte(data), tx.write(ctx, "look at evidence", string(p.ID), insertLook, tx.keeper, id, p.ID, look.By, look.Name, look.On)
}

// EvidenceLooks lists who opened a paper, oldest first.
func (tx *Tx) EvidenceLooks(ctx context.Context, id evidence.ID) ([]evidence.Look, error) {
	var all []evidence.Look
	err := tx.each(ctx, selectLooks, []any{tx.keeper, id}, func(scan func(...any) error) error {
		l := evidence.Look{Paper: id}
		err := scan(&l.By, &l.Name, &l.On)
		all = append(all, l)
		return err
	})
	return all, err
}

var (
	insertLayout = sqlText(`INSERT INTO learned_layout (keeper, header, doc) VALUES ($1, $2, $3)`)
	updateLayout = sqlText(`UPDATE learned_layout SET doc = $1 WHERE keeper = $2 AND header = $3`)
	selectLayout = sqlText(`SELECT doc FROM learned_layout WHERE keeper = $1 AND header = $2`)
)

// LearnLayout keeps how files with a header are written, in the place of what
// was known of them. The header is kept as a fingerprint alone.
func (tx *Tx) LearnLayout(ctx context.Context, header string, layout any) error {
	doc, err := toDoc(layout)
	if err != nil {
		return err
	}
	var old any
	switch err := tx.LearnedLayout(ctx, header, &old); {
	case fault.KindOf(err) == fault.KindNotFound:
		return tx.write(ctx, "learn a layout", header, insertLayout, tx.keeper, header, doc)
	case err != nil:
		return err
	}
	return tx.write(ctx, "learn a layout", header, updateLayout, doc, tx.keeper, header)
}

// LearnedLayout gives how files with a header are written, or not found.
func (tx *Tx) LearnedLayout(ctx context.Context, header string, into any) error {
	return tx.doc(ctx, selectLayout, []any{tx.keeper, header}, into)
}
