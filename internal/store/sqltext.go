package store

import "strings"

// query is one statement of SQL, in the subset that both engines speak:
// numbered parameters, text, whole numbers, no functions of one engine.
type query struct {
	postgres, sqlite string
	reads            []string // the tables that it asks
	writes           string   // the table that it changes
	columns          []string // that it fills, where it adds a row
}

var queries []query // every statement, for the test that prepares each on both engines

// sqlText declares a statement with $1, $2 … for its parameters. SQLite's
// driver numbers $1 by first appearance, so that there it becomes ?1.
func sqlText(text string) *query {
	q := asQuery(text)
	queries = append(queries, *q)
	return q
}

func asQuery(text string) *query {
	q := &query{postgres: text, sqlite: questionMarks(text)}
	words := strings.Fields(text)
	for i, w := range words[:max(0, len(words)-1)] {
		table := strings.Trim(words[i+1], "(),")
		switch {
		case w == "INTO", w == "UPDATE", w == "FROM" && i > 0 && words[i-1] == "DELETE":
			q.writes = table
		case w == "FROM", w == "JOIN":
			q.reads = append(q.reads, table)
		}
	}
	if strings.HasPrefix(text, "INSERT") {
		_, list, _ := strings.Cut(text, "(")
		list, _, _ = strings.Cut(list, ")")
		q.columns = strings.Split(list, ", ")
	}
	return q
}

func questionMarks(text string) string {
	var b strings.Builder
	for i := range len(text) {
		if text[i] == '$' && i+1 < len(text) && text[i+1] >= '0' && text[i+1] <= '9' {
			b.WriteByte('?')
			continue
		}
		b.WriteByte(text[i])
	}
	return b.String()
}

func (q *query) on(e Engine) string {
	if e == Postgres {
		return q.postgres
	}
	return q.sqlite
}
