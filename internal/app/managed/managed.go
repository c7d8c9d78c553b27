// Package managed holds the use cases of a support organisation that holds the
// money of many people in one bank account, and of the bills that are paid from
// a person's direct payment money. A person's own books stay the one record of
// their money, wherever those are kept: the organisation reaches them by the
// grant that each of them gave, and by nothing else.
package managed

import (
	"context"

	"ownway/bank/statement"
	"ownway/bank/statement/detect"
	"ownway/internal/access"
	"ownway/internal/app"
	"ownway/internal/app/money"
	"ownway/internal/app/purse"
	"ownway/internal/care/clientmoney"
	"ownway/internal/care/payment"
	"ownway/internal/care/person"
	"ownway/internal/store"
	"ownway/ledger"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
	pence "ownway/value/money"
	"ownway/value/msg"
)

// Service is the area's use cases.
type Service struct {
	app.Base
	Money *money.Service
}

// The faults of an account with the money of many.
var (
	NoAccountYet = msg.New("managed.no-account", "Your organisation has not said yet which bank account it holds people's money in")
	OtherAccount = msg.New("managed.other-account", "This statement is of another account than the one that ends in {want}")
	NoFile       = msg.New("managed.no-file", "Choose the statement file that your bank gave you")
	TooEarly     = msg.New("managed.too-early", "This statement has lines before {day}, the first day of this account here")
	NoBalance    = msg.New("managed.no-balance", "The bank's statement gives no balance for {day}. Bring in a file that has balances")
	NotHeldHere  = msg.New("managed.not-held-here", "You do not hold money for this person in this account")
	IsTheirs     = msg.New("managed.is-theirs", "Someone has said already whose this line is")
	IsNobodys    = msg.New("managed.is-nobodys", "This line is nobody's yet, so there is nothing to take back")
	SayWhat      = msg.New("managed.say-what", "Say what this line is")
	EnterShare   = msg.New("managed.enter-share", "Enter the person's share in pounds and pence, like 12.50")
	SharesDiffer = msg.New("managed.shares-differ", "The shares come to {found}, and the line is {want}")

	// ShareOtherWay: a share that would take one person's money to give it to another.
	ShareOtherWay = msg.New("managed.share-other-way", "A line that comes in gives to each person, and one that goes out takes. It cannot do both")
)

// Opening is a bank account as the organisation begins to look after it here.
type Opening struct {
	Bank   ident.BankAccount
	From   calendar.Date              // the first day whose lines are brought in
	Shares map[person.ID]pence.Amount // what the account holds of each person's on the evening before
	Own    pence.Amount               // and of the organisation's
}

// Open begins an account. What people's books held on the evening before must
// be what the account holds of theirs: the first day shows whether it is.
func (s *Service) Open(ctx context.Context, by access.Actor, o Opening) error {
	return s.Do(ctx, by, access.RunManaged, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		p := store.Pooled{Bank: o.Bank, From: o.From}
		if err := store.NewID(tx, &p.ID); err != nil {
			return err
		}
		if err := tx.AddPooled(ctx, p); err != nil {
			return err
		}
		shares := map[person.ID]pence.Amount{"": o.Own}
		for who, a := range o.Shares {
			if err := tx.InAccountOf(ctx, who, s.Today(), func(*store.Tx) error { return nil }); err != nil {
				return fault.Invalid("shares", NotHeldHere)
			}
			shares[who] = a
		}
		for who, a := range shares {
			if a == 0 {
				continue
			}
			l := store.PooledLine{Line: statement.Line{Date: o.From.AddDays(-1), Amount: a}, Mark: "opening/" + string(who), Kind: store.Opening, State: store.Assigned}
			if err := store.NewID(tx, &l.ID); err != nil {
				return err
			}
			if err := tx.AddPooledLine(ctx, p.ID, l); err != nil {
				return err
			}
			if err := tx.AddPart(ctx, p.ID, store.Part{Line: l.ID, Person: who, Day: l.Line.Date, Amount: a}); err != nil {
				return err
			}
		}
		return nil
	})
}

// pooled gives the organisation's account.
func pooled(ctx context.Context, tx *store.Tx) (store.Pooled, error) {
	p, err := tx.Pooled(ctx)
	if fault.KindOf(err) == fault.KindNotFound {
		return p, fault.NotFound(NoAccountYet)
	}
	return p, err
}

// Receipt says what became of a statement.
type Receipt struct {
	Same     bool // the very same file was here before
	Lines    int  // in the file
	New      int
	Assigned int // new lines whose owner is certain
	Waiting  int // all lines that are nobody's yet
}

// Bring brings in a statement of the account, once, and gives each line to the
// person whose it certainly is. All else waits for somebody to say.
func (s *Service) Bring(ctx context.Context, by access.Actor, data []byte) (Receipt, error) {
	if len(data) == 0 {
		return Receipt{}, fault.Invalid("file", NoFile)
	}
	read, err := detect.Read(data)
	if err != nil {
		return Receipt{}, fault.In(err, "file")
	}
	r := Receipt{Lines: len(read.Lines)}
	err = s.Do(ctx, by, access.RunManaged, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		p, err := pooled(ctx, tx)
		if err != nil {
			return err
		}
		if err := tx.TakeTurn(ctx, p.ID); err != nil {
			return err
		}
		if err := fits(read, p); err != nil {
			return err
		}
		digest := store.FileDigest(data)
		if r.Same, err = tx.HasPooledFile(ctx, p.ID, digest); err != nil || r.Same {
			return err
		}
		if r.New, err = keep(ctx, tx, p, digest, read); err != nil {
			return err
		}
		return s.assignAll(ctx, tx, p, &r)
	})
	return r, err
}

func fits(read statement.Statement, p store.Pooled) error {
	if a := read.Account; a.Number != "" && (a.Number != p.Bank.Number || a.SortCode != "" && a.SortCode != p.Bank.SortCode) {
		n := string(p.Bank.Number)
		return fault.Invalid("file", OtherAccount, "want", n[max(0, len(n)-4):])
	}
	for _, l := range read.Lines {
		if l.Date.Before(p.From) {
			return fault.Invalid("file", TooEarly, "day", p.From)
		}
	}
	return nil
}

// keep records the statement with the lines that no earlier file held.
func keep(ctx context.Context, tx *store.Tx, p store.Pooled, digest string, read statement.Statement) (int, error) {
	known, err := tx.PooledMarks(ctx, p.ID)
	if err != nil {
		return 0, err
	}
	st := store.Statement{Digest: digest, Format: read.Format, Opening: read.Opening, Closing: read.Closing}
	if n := len(read.Lines); n > 0 {
		st.Period = calendar.Period{First: read.Lines[0].Date, Last: read.Lines[n-1].Date}
	}
	if err := store.NewID(tx, &st.ID); err != nil {
		return 0, err
	}
	var fresh []store.PooledLine
	for i, mark := range statement.Fingerprints(read.Lines) {
		if known[mark] {
			st.Known++
			continue
		}
		l := store.PooledLine{Line: read.Lines[i], Mark: mark, State: store.Suspense}
		if err := store.NewID(tx, &l.ID); err != nil {
			return 0, err
		}
		fresh = append(fresh, l)
	}
	st.New = len(fresh)
	return st.New, tx.AddPooledStatement(ctx, p.ID, st, fresh)
}

// client is one person whose money the account holds.
type client struct {
	person person.Person
	book   purse.Book
}

// clients opens the books of everybody of one keeper who lets the organisation
// hold their account.
func clients(ctx context.Context, theirs *store.Tx, people []person.ID) (all []client, owners map[ledger.PurseID]person.ID, err error) {
	owners = map[ledger.PurseID]person.ID{}
	for _, id := range people {
		b, err := purse.Open(ctx, theirs, id)
		if fault.KindOf(err) == fault.KindNotFound {
			continue // no money has come yet
		}
		if err != nil {
			return nil, nil, err
		}
		if !money.Held(b.Purse) {
			continue
		}
		who, err := theirs.Person(ctx, id)
		if err != nil {
			return nil, nil, err
		}
		all, owners[b.Purse.ID] = append(all, client{who, b}), id
	}
	return all, owners, nil
}

// assignAll gives every line that waits to the person whose it certainly is.
func (s *Service) assignAll(ctx context.Context, tx *store.Tx, p store.Pooled, r *Receipt) error {
	waiting, err := tx.PooledLinesIn(ctx, p.ID, store.Suspense)
	if err != nil || len(waiting) == 0 {
		return err
	}
	r.Waiting = len(waiting)
	var holders []clientmoney.Holder
	err = tx.InEachKeeper(ctx, s.Today(), func(theirs *store.Tx, people []person.ID) error {
		all, owners, err := clients(ctx, theirs, people)
		if err != nil {
			return err
		}
		open, err := theirs.OpenOf(ctx, owners, s.Today().AddDays(60))
		if err != nil {
			return err
		}
		for _, c := range all {
			h := clientmoney.Holder{Person: c.person.ID, Reference: payment.Reference(c.book.Purse.ID, 0)}
			for _, i := range open {
				if i.Purse == c.book.Purse.ID {
					h.Expected = append(h.Expected, i)
				}
			}
			holders = append(holders, h)
		}
		return nil
	})
	if err != nil {
		return err
	}
	lines := make([]statement.Line, len(waiting))
	for i, l := range waiting {
		lines[i] = l.Line
	}
	waiting, lines, back, err := s.sentBefore(ctx, tx, p, waiting, lines, r)
	if err != nil {
		return err
	}
	byPerson := map[person.ID][]store.PooledLine{}
	var order []person.ID
	for _, t := range clientmoney.Assign(lines, holders) {
		l := waiting[t.Line]
		l.Why = t.Why
		if byPerson[t.Person] == nil {
			order = append(order, t.Person)
		}
		byPerson[t.Person] = append(byPerson[t.Person], l)
	}
	for _, who := range order {
		if err := s.give(ctx, tx, p, who, byPerson[who]); err != nil {
			return err
		}
		r.Assigned += len(byPerson[who])
	}
	if err := s.comeBack(ctx, tx, p, back, r); err != nil {
		return err
	}
	r.Waiting -= r.Assigned
	return nil
}

// give gives whole lines to a person: they stand in the person's own records
// and are matched there.
func (s *Service) give(ctx context.Context, tx *store.Tx, p store.Pooled, who person.ID, lines []store.PooledLine) error {
	shares := make([]pence.Amount, len(lines))
	for i, l := range lines {
		shares[i] = l.Line.Amount
	}
	if err := s.share(ctx, tx, p, who, lines, shares); err != nil {
		return err
	}
	for _, l := range lines {
		l.State = store.Assigned
		if err := tx.MovePooledLine(ctx, p.ID, l, store.Suspense); err != nil {
			return err
		}
	}
	return nil
}

// share gives a person an amount of each line.
func (s *Service) share(ctx context.Context, tx *store.Tx, p store.Pooled, who person.ID, lines []store.PooledLine, amounts []pence.Amount) error {
	return s.put(ctx, tx, p, who, lines, amounts, money.TakeLines)
}

// taker puts lines into a person's records and says there what they are.
type taker func(context.Context, *store.Tx, purse.Book, store.Statement, []store.BankLine) error

// put puts an amount of each line into a person's records, and notes here that
// it is theirs.
func (s *Service) put(ctx context.Context, tx *store.Tx, p store.Pooled, who person.ID, lines []store.PooledLine, amounts []pence.Amount, take taker) error {
	var theirs []store.BankLine
	err := tx.InAccountOf(ctx, who, s.Today(), func(in *store.Tx) error {
		b, err := purse.Open(ctx, in, who)
		if err != nil {
			return err
		}
		if !money.Held(b.Purse) {
			return fault.Invalid("person", NotHeldHere)
		}
		st := store.Statement{Purse: b.Purse.ID, Format: "managed", New: len(lines)}
		if err := store.NewID(in, &st.ID); err != nil {
			return err
		}
		st.Digest = "managed/" + string(st.ID)
		st.Period = calendar.Period{First: lines[0].Line.Date, Last: lines[len(lines)-1].Line.Date}
		for i, l := range lines {
			one := store.BankLine{Statement: st.ID, Purse: b.Purse.ID, Line: l.Line, Mark: "managed/" + string(l.ID), State: store.Unexplained}
			one.Line.Amount, one.Line.Balance = amounts[i], statement.Balance{} // the account's balance is of everybody
			if err := store.NewID(in, &one.ID); err != nil {
				return err
			}
			theirs = append(theirs, one)
		}
		return take(ctx, in, b, st, theirs)
	})
	if err != nil {
		return err
	}
	for i, l := range lines {
		if err := tx.AddPart(ctx, p.ID, store.Part{Line: l.ID, Person: who, Day: l.Line.Date, Amount: amounts[i], Theirs: theirs[i].ID}); err != nil {
			return err
		}
	}
	return nil
}
