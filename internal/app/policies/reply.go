package policies

import (
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"ownway/internal/access"
	"ownway/internal/store"
	"ownway/policy"
	"ownway/value/fault"
	"ownway/value/msg"
)

// The faults of a reply.
var (
	NotYourPolicy = msg.New("policies-app.not-your-policy", "This is not the policy of your council. Only its own council can reply")
	EnterReply    = msg.New("policies-app.enter-reply", "Write what people should know")
	ReplyTooLong  = msg.New("policies-app.reply-too-long", "Write at most {most} letters")
	PlainReply    = msg.New("policies-app.plain-reply", "Write plain words, without signs that cannot be seen")
	NoSuchFinding = msg.New("policies-app.no-such-finding", "Choose the whole policy, or one of the points on its page")
	SaidAlready   = msg.New("policies-app.said-already", "This reply is already there. Nothing was added twice")
)

// LongestReply is how many letters a reply may have.
const LongestReply = 2000

// Reply is what a council wishes to say in public.
type Reply struct {
	Policy  string
	Finding policy.Number // nothing for the whole policy
	Text    string
}

// Replies lists what a council said beside its policy, newest first.
func (s *Service) Replies(ctx context.Context, council string) ([]store.PolicyReply, error) {
	var all []store.PolicyReply
	err := s.public(ctx, func(tx *store.Tx) (err error) {
		all, err = tx.PolicyReplies(ctx, council)
		return err
	})
	return all, err
}

// MayReply reports whether the actor can reply for a council's policy: its own
// council's practitioner or finance officer.
func (s *Service) MayReply(ctx context.Context, by access.Actor, council string) (bool, error) {
	if by.Role != access.Practitioner && by.Role != access.Finance {
		return false, nil
	}
	err := s.See(ctx, by, access.ReplyPolicy, access.AboutWork(by.Keeper), func(tx *store.Tx) error { return ours(ctx, tx, council) })
	switch fault.KindOf(err) {
	case fault.KindForbidden, fault.KindNotFound:
		return false, nil
	}
	return err == nil, err
}

// Reply keeps what a council says beside its policy. Nothing said before is
// changed by it.
func (s *Service) Reply(ctx context.Context, by access.Actor, r Reply) error {
	p, err := s.Policy(ctx, r.Policy)
	if err != nil {
		return err
	}
	return s.Do(ctx, by, access.ReplyPolicy, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		if err := ours(ctx, tx, p.ID); err != nil {
			return err
		}
		text, err := plain(r.Text)
		if err != nil {
			return err
		}
		if r.Finding != "" && !slices.ContainsFunc(s.Look(p).Findings, func(f policy.Finding) bool { return f.Rule == r.Finding }) {
			return fault.Invalid("finding", NoSuchFinding)
		}
		said := store.PolicyReply{Policy: p.ID, Finding: r.Finding, On: s.Today(), Text: text}
		if err := saidOnce(ctx, tx, said); err != nil {
			return err
		}
		if err := store.NewID(tx, &said.ID); err != nil {
			return err
		}
		return tx.AddPolicyReply(ctx, said)
	})
}

// ours refuses a policy that is not that of the transaction's keeper.
func ours(ctx context.Context, tx *store.Tx, council string) error {
	k, err := tx.KeeperRecord(ctx, tx.Keeper())
	if err != nil {
		return err
	}
	if k.Kind != "council" || k.Council.Policy != council {
		return fault.NotFound(NotYourPolicy)
	}
	return nil
}

// saidOnce refuses what stands there as the last word already, as when a form
// is sent twice.
func saidOnce(ctx context.Context, tx *store.Tx, r store.PolicyReply) error {
	all, err := tx.PolicyReplies(ctx, r.Policy)
	if err != nil {
		return err
	}
	for _, before := range all {
		if before.Finding == r.Finding {
			if before.Text == r.Text {
				return fault.Conflict(SaidAlready)
			}
			return nil
		}
	}
	return nil
}

// plain gives the text as it is kept: lines of visible letters.
func plain(text string) (string, error) {
	text = strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n"))
	switch {
	case text == "":
		return "", fault.Invalid("text", EnterReply)
	case utf8.RuneCountInString(text) > LongestReply:
		return "", fault.Invalid("text", ReplyTooLong, "most", LongestReply)
	case !utf8.ValidString(text), strings.ContainsFunc(text, func(r rune) bool { return r != '\n' && r != '\t' && !unicode.IsPrint(r) }):
		return "", fault.Invalid("text", PlainReply)
	}
	return text, nil
}
