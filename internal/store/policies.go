package store

import (
	"context"

	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/ident"
)

type replyPrefix struct{}

func (replyPrefix) Prefix() string { return "rep" }

// ReplyID is the id of what a council says beside its policy.
type ReplyID = ident.ID[replyPrefix]

// PolicyVersion is the text of a council's policy as it stood from a day on.
type PolicyVersion struct {
	Policy string        // the policy's short name
	Number int           // 1, 2, 3 … in the order in which they were seen
	From   calendar.Date // the day on which it was first seen here
	Digest string        // SHA-256 of the text, in hexadecimal digits
	Text   string        // the whole file
	// Publisher is the council that published it; nothing where it came with the
	// program.
	Publisher string
}

// PolicyReply is what a council says in public beside its policy.
type PolicyReply struct {
	ID      ReplyID
	Council string // the name of the keeper who replied
	Policy  string
	Finding policy.Number // nothing for a reply to the whole
	On      calendar.Date
	Text    string
}

var (
	insertPolicyVersion  = sqlText(`INSERT INTO policy_version (policy, number, starts, digest, body, publisher) VALUES ($1, $2, $3, $4, $5, $6)`)
	selectPolicyVersions = sqlText(`SELECT policy, number, starts, digest, body, publisher FROM policy_version WHERE policy = $1 ORDER BY number DESC`)
	policyVersionOn      = sqlText(`SELECT policy, number, starts, digest, body, publisher FROM policy_version WHERE policy = $1 AND starts <= $2 ORDER BY number DESC LIMIT 1`)
	insertPolicyReply    = sqlText(`INSERT INTO policy_reply (keeper, id, policy, finding, made, body) VALUES ($1, $2, $3, $4, $5, $6)`)
	selectPolicyReplies  = sqlText(`SELECT r.id, k.name, r.policy, r.finding, r.made, r.body FROM policy_reply r JOIN keeper k ON k.id = r.keeper WHERE r.policy = $1 ORDER BY r.made DESC, r.id DESC`)
)

func versionInto(v *PolicyVersion) []any {
	return []any{&v.Policy, &v.Number, &v.From, &v.Digest, &v.Text, &v.Publisher}
}

// AddPolicyVersion records a version of a policy. The number must be free.
func (tx *Tx) AddPolicyVersion(ctx context.Context, v PolicyVersion) error {
	return tx.write(ctx, "keep a policy", v.Policy, insertPolicyVersion, v.Policy, v.Number, v.From, v.Digest, v.Text, v.Publisher)
}

// PolicyVersions lists the versions of a policy, newest first.
func (tx *Tx) PolicyVersions(ctx context.Context, id string) ([]PolicyVersion, error) {
	var all []PolicyVersion
	err := tx.each(ctx, selectPolicyVersions, []any{id}, func(scan func(...any) error) error {
		var v PolicyVersion
		err := scan(versionInto(&v)...)
		all = append(all, v)
		return err
	})
	return all, err
}

// PolicyVersionOn gives the version of a policy that stood on a day; not found
// is a fault: none had been seen by then.
func (tx *Tx) PolicyVersionOn(ctx context.Context, id string, day calendar.Date) (PolicyVersion, error) {
	var v PolicyVersion
	err := tx.one(ctx, policyVersionOn, []any{id, day}, versionInto(&v)...)
	return v, err
}

// AddPolicyReply records what the transaction's keeper says beside its policy.
func (tx *Tx) AddPolicyReply(ctx context.Context, r PolicyReply) error {
	return tx.write(ctx, "reply on a policy", r.Policy, insertPolicyReply, tx.keeper, r.ID, r.Policy, r.Finding, r.On, r.Text)
}

// PolicyReplies lists what was said beside a policy, newest first.
func (tx *Tx) PolicyReplies(ctx context.Context, id string) ([]PolicyReply, error) {
	var all []PolicyReply
	err := tx.each(ctx, selectPolicyReplies, []any{id}, func(scan func(...any) error) error {
		var r PolicyReply
		err := scan(&r.ID, &r.Council, &r.Policy, &r.Finding, &r.On, &r.Text)
		all = append(all, r)
		return err
	})
	return all, err
}
