package store

import (
	"context"

	"ownway/value/calendar"
	"ownway/value/ident"
)

type proposalPrefix struct{}

func (proposalPrefix) Prefix() string { return "pol" }

// ProposalID is the id of a policy that somebody at a council sent in.
type ProposalID = ident.ID[proposalPrefix]

// ProposalState is how far such a policy has come.
type ProposalState string

// The states. Only a published one is gone by.
const (
	ProposalWaits     ProposalState = "waits"
	ProposalPublished ProposalState = "published"
	ProposalPutAside  ProposalState = "put-aside"
)

// PolicyProposal is a policy that somebody at a council sent in.
type PolicyProposal struct {
	ID      ProposalID
	Policy  string
	Account string // that it was sent in with
	Name    string // of who sent it in
	On      calendar.Date
	Digest  string // SHA-256 of the text, in hexadecimal digits
	Text    string
	State   ProposalState
}

var (
	publishedDigest  = sqlText(`SELECT digest FROM policy_version WHERE policy = $1 AND starts <= $2 AND publisher <> '' ORDER BY number DESC LIMIT 1`)
	publishedText    = sqlText(`SELECT body FROM policy_version WHERE policy = $1 AND digest = $2 AND publisher <> '' ORDER BY number DESC LIMIT 1`)
	publishedIDs     = sqlText(`SELECT DISTINCT policy FROM policy_version WHERE starts <= $1 AND publisher <> '' ORDER BY policy`)
	insertProposal   = sqlText(`INSERT INTO policy_proposal (keeper, id, policy, account, name, made, digest, body, state) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`)
	updateProposal   = sqlText(`UPDATE policy_proposal SET state = $1 WHERE keeper = $2 AND id = $3 AND state = $4`)
	selectProposal   = sqlText(`SELECT id, policy, account, name, made, digest, body, state FROM policy_proposal WHERE keeper = $1 AND id = $2`)
	waitingProposals = sqlText(`SELECT id, policy, account, name, made, digest, body, state FROM policy_proposal WHERE keeper = $1 AND state = 'waits' ORDER BY made, id`)
)

// Today gives the civil date on which the transaction began.
func (tx *Tx) Today() calendar.Date { return calendar.DateOf(tx.now.In(london)) }

// PublishedDigest gives the digest of the newest version of a policy that its
// council had published by a day; not found is a fault.
func (tx *Tx) PublishedDigest(ctx context.Context, policy string, day calendar.Date) (digest string, err error) {
	err = tx.one(ctx, publishedDigest, []any{policy, day}, &digest)
	return digest, err
}

// PublishedText gives the text of a version that a council published.
func (tx *Tx) PublishedText(ctx context.Context, policy, digest string) (text string, err error) {
	err = tx.one(ctx, publishedText, []any{policy, digest}, &text)
	return text, err
}

// PublishedPolicies lists the policies that councils had published by a day.
func (tx *Tx) PublishedPolicies(ctx context.Context, day calendar.Date) (all []string, err error) {
	err = tx.each(ctx, publishedIDs, []any{day}, func(scan func(...any) error) error {
		var id string
		err := scan(&id)
		all = append(all, id)
		return err
	})
	return all, err
}

func proposalInto(p *PolicyProposal) []any {
	return []any{&p.ID, &p.Policy, &p.Account, &p.Name, &p.On, &p.Digest, &p.Text, &p.State}
}

// AddPolicyProposal records a policy that was sent in.
func (tx *Tx) AddPolicyProposal(ctx context.Context, p PolicyProposal) error {
	return tx.write(ctx, "send in a policy", string(p.ID), insertProposal, tx.keeper, p.ID, p.Policy, p.Account, p.Name, p.On, p.Digest, p.Text, p.State)
}

// MovePolicyProposal records what became of a policy that still waits.
func (tx *Tx) MovePolicyProposal(ctx context.Context, id ProposalID, to ProposalState) error {
	return tx.write(ctx, "policy "+string(to), string(id), updateProposal, to, tx.keeper, id, ProposalWaits)
}

// PolicyProposal gives a policy that was sent in.
func (tx *Tx) PolicyProposal(ctx context.Context, id ProposalID) (PolicyProposal, error) {
	var p PolicyProposal
	err := tx.one(ctx, selectProposal, []any{tx.keeper, id}, proposalInto(&p)...)
	return p, err
}

// WaitingPolicies lists the policies of the keeper that wait to be published, the
// oldest first.
func (tx *Tx) WaitingPolicies(ctx context.Context) (all []PolicyProposal, err error) {
	err = tx.each(ctx, waitingProposals, []any{tx.keeper}, func(scan func(...any) error) error {
		var p PolicyProposal
		err := scan(proposalInto(&p)...)
		all = append(all, p)
		return err
	})
	return all, err
}
