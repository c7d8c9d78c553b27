package store

import (
	"context"

	"ownway/internal/access"
	"ownway/internal/care/decision"
	"ownway/internal/care/person"
	"ownway/internal/care/precedent"
	"ownway/value/ident"
)

type precedentPrefix struct{}

func (precedentPrefix) Prefix() string { return "prc" }

var (
	insertQuestion  = sqlText(`INSERT INTO question (keeper, id, person, asked, due, state, doc) VALUES ($1, $2, $3, $4, $5, $6, $7)`)
	answerQuestion  = sqlText(`UPDATE question SET state = $1, doc = $2 WHERE keeper = $3 AND person = $4 AND id = $5 AND state = 'open'`)
	selectQuestion  = sqlText(`SELECT doc FROM question WHERE keeper = $1 AND person = $2 AND id = $3`)
	selectQuestions = sqlText(`SELECT doc FROM question WHERE keeper = $1 AND person = $2 ORDER BY asked DESC, id DESC`)
	openQuestions   = sqlText(`SELECT DISTINCT person FROM question WHERE keeper = $1 AND state = 'open' ORDER BY person`)
	insertPrecedent = sqlText(`INSERT INTO precedent (id, doc) VALUES ($1, $2)`)
	selectPrecedent = sqlText(`SELECT doc FROM precedent ORDER BY id`)
	onePrecedent    = sqlText(`SELECT doc FROM precedent WHERE id = $1`)
	updatePrecedent = sqlText(`UPDATE precedent SET doc = $1 WHERE id = $2`)
)

// AddQuestion records what a person asked their practitioner.
func (tx *Tx) AddQuestion(ctx context.Context, q precedent.Question) error {
	doc, err := tx.sealedDoc(ctx, string(q.Person), q)
	if err != nil {
		return err
	}
	return tx.write(ctx, "ask before buying", string(q.ID), insertQuestion, tx.keeper, q.ID, q.Person, q.On, q.Due, q.State(), doc)
}

// AnswerQuestion records the answer to a question that still waits for one.
func (tx *Tx) AnswerQuestion(ctx context.Context, q precedent.Question) error {
	doc, err := tx.sealedDoc(ctx, string(q.Person), q)
	if err != nil {
		return err
	}
	return tx.write(ctx, "answer before buying", string(q.ID), answerQuestion, q.State(), doc, tx.keeper, q.Person, q.ID)
}

// Question gives a question of a person's.
func (tx *Tx) Question(ctx context.Context, p person.ID, id precedent.ID) (precedent.Question, error) {
	var q precedent.Question
	err := tx.unsealedDoc(ctx, string(p), selectQuestion, []any{tx.keeper, p, id}, &q)
	return q, err
}

// Questions lists what a person asked, newest first.
func (tx *Tx) Questions(ctx context.Context, p person.ID) ([]precedent.Question, error) {
	return unsealedDocs[precedent.Question](ctx, tx, string(p), selectQuestions, tx.keeper, p)
}

// WhoWaits lists the keeper's people who wait for an answer.
func (tx *Tx) WhoWaits(ctx context.Context) ([]person.ID, error) {
	var all []person.ID
	err := tx.each(ctx, openQuestions, []any{tx.keeper}, func(scan func(...any) error) error {
		var p person.ID
		err := scan(&p)
		all = append(all, p)
		return err
	})
	return all, err
}

// AddPrecedent keeps what was answered for everybody to see, and gives its id. It
// belongs to no keeper and to no person: only the question itself, which is
// encrypted, knows which it is.
func (tx *Tx) AddPrecedent(ctx context.Context, p precedent.Precedent) (string, error) {
	doc, err := toDoc(p)
	if err != nil {
		return "", err
	}
	var id ident.ID[precedentPrefix]
	if err := NewID(tx, &id); err != nil {
		return "", err
	}
	return string(id), tx.write(ctx, "keep a precedent", string(id), insertPrecedent, id, doc)
}

// PrecedentBecame records what became of a No that a decision of a person's made,
// where one did.
func (tx *Tx) PrecedentBecame(ctx context.Context, d decision.Record) error {
	asked, err := tx.Questions(ctx, d.Person)
	if err != nil {
		return err
	}
	for _, q := range asked {
		if q.Open() || q.Answer.Refusal == nil || q.Answer.Refusal.Decision != d.ID || q.Answer.Kept == "" {
			continue
		}
		all, err := docs[precedent.Precedent](ctx, tx, onePrecedent, q.Answer.Kept)
		if err != nil {
			return err
		}
		for _, p := range all {
			p.Became = d.State
			doc, err := toDoc(p)
			if err != nil {
				return err
			}
			if err := tx.write(ctx, "precedent "+string(d.State), q.Answer.Kept, updatePrecedent, doc, q.Answer.Kept); err != nil {
				return err
			}
		}
	}
	return nil
}

// Precedents lists what was answered, everywhere.
func (s *Store) Precedents(ctx context.Context) (all []precedent.Precedent, err error) {
	err = s.Read(ctx, access.Actor{}, "", func(tx *Tx) error {
		all, err = docs[precedent.Precedent](ctx, tx, selectPrecedent)
		return err
	})
	return all, err
}
