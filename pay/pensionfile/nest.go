package pensionfile

import "ownway/value/fault"

// nestHeader gives the fields of NEST's header in the order of its help page,
// after the mark of the record. The reason for an exception schedule and the
// generation date stay blank in an ordinary schedule.
func nestHeader(s *Schedule, members *int) []value {
	return []value{always("H"), wordOf(&s.Employer), always("CS"), day{&s.Period.Last}, wordOf(&s.Source), day{&s.PaymentDue},
		choiceOf(&s.Frequency, nestPay), always(""), always(""), day{&s.Period.First}, count{members}}
}

// nestMember gives the fields of one member. That these are the fields is
// known; their order is not (see the package comment). NEST holds a date of
// birth itself, so none is sent.
func nestMember(m *Member) []value {
	return []value{always("D"), wordOf(&m.Forename), wordOf(&m.Surname), wordOf(&m.NINO), wordOf(&m.Alternative),
		choiceOf(&m.Stopped, nestReason), sum{&m.Earnings}, sum{&m.Employer}, sum{&m.Worker}}
}

func nestTrailer(members *int) []value { return []value{always("T"), count{members}} }

func nestRows(s Schedule) [][]string {
	n := len(s.Members)
	rows := [][]string{written(nestHeader(&s, &n))}
	for i := range s.Members {
		rows = append(rows, written(nestMember(&s.Members[i])))
	}
	return append(rows, written(nestTrailer(&n)))
}

func written(values []value) []string {
	row := make([]string, len(values))
	for i, v := range values {
		row[i] = v.write()
	}
	return row
}

func readNEST(rows [][]string) (Schedule, error) {
	var s Schedule
	var first, last int
	if err := readValues(nestHeader(&s, &first), rows[0]); err != nil {
		return Schedule{}, fault.OnLine(err, 1)
	}
	end := len(rows) - 1
	for i, row := range rows[1:end] {
		var m Member
		if err := readValues(nestMember(&m), row); err != nil {
			return Schedule{}, fault.OnLine(err, i+2)
		}
		s.Members = append(s.Members, m)
	}
	if err := readValues(nestTrailer(&last), rows[end]); err != nil {
		return Schedule{}, fault.OnLine(err, end+1)
	}
	if has := len(s.Members); first != has || last != has {
		says := first
		if first == has {
			says = last
		}
		return Schedule{}, fault.OnLine(fault.Invalid("file", CountDiffer, "says", says, "has", has), 1)
	}
	return s, nil
}

func readValues(values []value, row []string) error {
	if len(row) != len(values) {
		return fault.Invalid("file", NotTheKind)
	}
	for i, v := range values {
		if err := v.read(row[i]); err != nil {
			return fault.In(err, "file")
		}
	}
	return nil
}
