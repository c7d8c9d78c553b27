package fault_test

import (
	"errors"
	"fmt"
	"io"
	"testing"

	"ownway/value/fault"
	"ownway/value/msg"
)

var (
	enter = msg.New("fault-test.enter", "Enter {what}")
	gone  = msg.New("fault-test.gone", "It is gone")
)

func TestKindOf(t *testing.T) {
	for _, c := range []struct {
		name  string
		given error
		want  fault.Kind
	}{
		{"invalid", fault.Invalid("hours", enter), fault.KindInvalid},
		{"not found", fault.NotFound(gone), fault.KindNotFound},
		{"conflict", fault.Conflict(gone), fault.KindConflict},
		{"forbidden", fault.Forbidden(gone), fault.KindForbidden},
		{"an error that is no fault", io.ErrUnexpectedEOF, fault.KindInternal},
		{"no error", nil, fault.KindInternal},
		{"wrapped", fmt.Errorf("step: %w", fault.Conflict(gone)), fault.KindConflict},
		{"the first of several", errors.Join(fault.NotFound(gone), fault.Conflict(gone)), fault.KindNotFound},
		{"among errors that are none", errors.Join(io.EOF, fault.Forbidden(gone)), fault.KindForbidden},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := fault.KindOf(c.given); got != c.want {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestErrorIsForALog(t *testing.T) {
	for _, c := range []struct {
		given error
		want  string
	}{
		{fault.NotFound(gone), "fault-test.gone"},
		{fault.Invalid("hours", enter, "what", "hours"), `hours: fault-test.enter what="hours"`},
		{fault.OnLine(fault.Invalid("amount", gone), 7), "line 7: amount: fault-test.gone"},
		{fault.OnLine(fault.Conflict(gone), 2), "line 2: fault-test.gone"},
	} {
		if got := c.given.Error(); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestOnLineAndInLeaveTheFaultAsItWas(t *testing.T) {
	was := fault.Invalid("", enter, "what", "a date")
	placed := fault.In(fault.OnLine(fmt.Errorf("row: %w", was), 12), "date")
	var f *fault.Fault
	if !errors.As(placed, &f) || f.Line != 12 || f.Field != "date" || f.Kind != fault.KindInvalid || f.Text.Key != enter {
		t.Errorf("got %+v", f)
	}
	if !errors.As(was, &f) || f.Line != 0 || f.Field != "" {
		t.Errorf("the fault that was given is now %+v", f)
	}
	named := fault.Invalid("hours", gone)
	if got := fault.In(named, "other"); got != named {
		t.Errorf("a field that was named became %v", got)
	}
	if fault.OnLine(io.EOF, 3) != io.EOF || fault.In(io.EOF, "x") != io.EOF || fault.OnLine(nil, 3) != nil || fault.In(nil, "x") != nil {
		t.Error("what is no fault is left alone")
	}
}

func TestAll(t *testing.T) {
	a, b, c := fault.Invalid("a", gone), fault.Invalid("b", gone), fault.Invalid("c", gone)
	for _, test := range []struct {
		name  string
		given error
		want  string
	}{
		{"none", nil, ""},
		{"one", a, "a"},
		{"joined, in order", errors.Join(a, b), "ab"},
		{"joined twice over", errors.Join(errors.Join(a, b), c), "abc"},
		{"wrapped", fmt.Errorf("x: %w", errors.Join(a, fmt.Errorf("y: %w", b))), "ab"},
		{"among others", errors.Join(io.EOF, b, io.ErrClosedPipe), "b"},
		{"no fault", io.EOF, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := ""
			for _, f := range fault.All(test.given) {
				got += f.Field
			}
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// At puts each fault of several on the field, and leaves what is no fault alone.
func TestAt(t *testing.T) {
	odd := errors.New("the disk is full")
	if got := fault.At(odd, "hours"); got != odd {
		t.Errorf("got %v", got)
	}
	if fault.At(nil, "hours") != nil {
		t.Error("nothing became a fault")
	}
	one := fault.Invalid("a", "test.a")
	all := fault.All(fault.At(errors.Join(one, fault.OnLine(fault.Conflict("test.b"), 3)), "hours"))
	if len(all) != 2 || all[0].Field != "hours" || all[1].Field != "hours" || all[1].Line != 3 || all[1].Kind != fault.KindConflict {
		t.Errorf("got %+v", all)
	}
	if fault.All(one)[0].Field != "a" {
		t.Error("the fault that was given changed")
	}
	if got := fault.All(fault.At(one, "")); len(got) != 1 || got[0].Field != "" {
		t.Errorf("got %+v", got)
	}
}
