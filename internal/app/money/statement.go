package money

import (
	"context"
	"strconv"

	"ownway/bank/statement"
	"ownway/internal/access"
	"ownway/internal/app/purse"
	"ownway/internal/care/person"
	"ownway/internal/store"
	"ownway/ledger"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// The faults and words of statements.
var (
	OtherAccount = msg.New("money.other-account", "This statement is of account {found}. Your direct payment account ends in {want}")
	NoFile       = msg.New("money.no-file", "Choose the statement file that your bank gave you")
	OwnMoneyIn   = msg.New("money.line.own-money", "Your own money, paid in by you")
)

// unexplained is where money that left the bank stands until someone says what
// it was.
var unexplained = ledger.Cost.In("unexplained")

// Receipt says what became of a statement that was sent in.
type Receipt struct {
	Same        bool // the very same file was here before, and nothing changed
	Lines       int  // in the file
	New         int  // of those, not seen before
	Matched     int  // lines matched with what was expected, from any file
	Unexplained int  // lines that someone must say something about
	Warnings    []msg.Text
}

// BringStatement takes a bank statement in any of the layouts known, keeps its
// new lines, and matches them with what was expected. The same file or line
// twice changes nothing. A file that cannot be read is refused whole.
func (s *Service) BringStatement(ctx context.Context, by access.Actor, about person.ID, data []byte) (Receipt, error) {
	if len(data) == 0 {
		return Receipt{}, fault.Invalid("file", NoFile)
	}
	read, err := s.read(ctx, by, about, data)
	if err != nil {
		return Receipt{}, fault.In(s.altered(ctx, by, about, data, err), "file")
	}
	return s.bring(ctx, by, about, data, read, func(*store.Tx, purse.Book) error { return nil })
}

// bring keeps the new lines of a file that was read, and matches them. What is
// learned from the file is kept with them or not at all.
func (s *Service) bring(ctx context.Context, by access.Actor, about person.ID, data []byte, read statement.Statement, learn func(*store.Tx, purse.Book) error) (Receipt, error) {
	r := Receipt{Lines: len(read.Lines), Warnings: read.Warnings}
	err := s.Do(ctx, by, access.BringLines, access.About(about), func(tx *store.Tx) error {
		b, err := purse.Open(ctx, tx, about)
		if err != nil {
			return err
		}
		if err := sameAccount(read.Account, b.Purse); err != nil {
			return err
		}
		if err := learn(tx, b); err != nil {
			return err
		}
		digest := store.FileDigest(data)
		if r.Same, err = tx.HasFile(ctx, b.Purse.ID, digest); err != nil || r.Same {
			return err
		}
		if r.New, err = keepLines(ctx, tx, b.Purse.ID, digest, read); err != nil {
			return err
		}
		return match(ctx, tx, b, &r)
	})
	return r, err
}

func sameAccount(a statement.Account, p store.Purse) error {
	if a.Number == "" || a.Number == p.Bank.Number && (a.SortCode == "" || a.SortCode == p.Bank.SortCode) {
		return nil
	}
	return fault.Invalid("file", OtherAccount, "found", last4(string(a.Number)), "want", last4(string(p.Bank.Number)))
}

func last4(s string) string { return s[max(0, len(s)-4):] }

// daysOf gives the first and the last day of some lines, in whatever order they
// stand.
func daysOf(lines []statement.Line) (p calendar.Period) {
	for i, l := range lines {
		if i == 0 || l.Date.Before(p.First) {
			p.First = l.Date
		}
		if i == 0 || l.Date.After(p.Last) {
			p.Last = l.Date
		}
	}
	return p
}

// keepLines records the statement with the lines that no earlier file held.
func keepLines(ctx context.Context, tx *store.Tx, id ledger.PurseID, digest string, read statement.Statement) (int, error) {
	st := store.Statement{Purse: id, Digest: digest, Format: read.Format, Opening: read.Opening, Closing: read.Closing}
	if n := len(read.Lines); n > 0 {
		st.Period = calendar.Period{First: read.Lines[0].Date, Last: read.Lines[n-1].Date}
	}
	known, err := tx.Marks(ctx, id, daysOf(read.Lines))
	if err != nil {
		return 0, err
	}
	if err := store.NewID(tx, &st.ID); err != nil {
		return 0, err
	}
	var fresh []store.BankLine
	for i, mark := range statement.Fingerprints(read.Lines) {
		if known[mark] {
			st.Known++
			continue
		}
		l := store.BankLine{Statement: st.ID, Purse: id, Line: read.Lines[i], Mark: mark, State: store.Unexplained}
		if err := store.NewID(tx, &l.ID); err != nil {
			return 0, err
		}
		fresh = append(fresh, l)
	}
	st.New = len(fresh)
	return st.New, tx.AddStatement(ctx, st, fresh)
}

// noteUnexplained keeps the books level with the bank: money that left for
// nobody knows what leaves the books as unexplained, and money that came in
// unasked is counted as the person's own, so that nobody spends or reckons with
// it, until someone says what it is.
func noteUnexplained(ctx context.Context, tx *store.Tx, b purse.Book, l store.BankLine) error {
	t := ledger.Transaction{Purse: l.Purse, Date: l.Line.Date, Key: lineKey("line", l), Cause: ledger.Cause{Kind: ledger.BankLine, Ref: string(l.ID)}}
	if l.Line.Amount > 0 {
		t.Moves = []ledger.Move{{From: ledger.FunderMoney, To: b.Purse.Held, Amount: l.Line.Amount, Funder: ledger.Own}}
	} else {
		t.Moves = shared(b, b.Purse.Held, unexplained, -l.Line.Amount)
	}
	if err := store.NewID(tx, &t.ID); err != nil {
		return err
	}
	return tx.Post(ctx, t)
}

// lineKey is the key of what a line writes to the books. Each time that it is
// taken back it writes anew.
func lineKey(what string, l store.BankLine) string {
	key := what + "/" + string(l.ID)
	if l.Undone > 0 {
		key += "/" + strconv.Itoa(l.Undone)
	}
	return key
}

// takeBackUnexplained reverses what was written while a line had no explanation.
func takeBackUnexplained(ctx context.Context, tx *store.Tx, l store.BankLine) error {
	return takeBack(ctx, tx, l.Purse, lineKey("line", l), "explained")
}

// takeBack reverses what stands in the books under a key, on its own day. What
// never was written needs no reversal.
func takeBack(ctx context.Context, tx *store.Tx, id ledger.PurseID, key, why string) error {
	before, err := tx.Posted(ctx, id, key)
	if err != nil || before == nil {
		return err
	}
	var next ledger.ID
	if err := store.NewID(tx, &next); err != nil {
		return err
	}
	back, err := before.Reverse(next, before.Date, why)
	if err != nil {
		return err
	}
	return tx.Post(ctx, back)
}

// shared gives movements of an amount split between the funders.
func shared(b purse.Book, from, to ledger.Account, amount money.Amount) []ledger.Move {
	parts := b.Purse.Funding.Share(amount)
	var moves []ledger.Move
	for _, f := range ledger.Funders() {
		if parts[f] > 0 {
			moves = append(moves, ledger.Move{From: from, To: to, Amount: parts[f], Funder: f})
		}
	}
	return moves
}
