package cases

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// mostBytes bounds a file of cases.
const mostBytes = 32 << 20

// Payroll runs the payroll cases of every file in the folders and those below
// them. What a file holds shows in its columns or in the names of its cases.
func Payroll(dirs ...string) (Report, error) {
	names, err := filesIn(dirs)
	if err != nil {
		return Report{}, err
	}
	var r Report
	for _, name := range names {
		f, known := payrollFile(name)
		if !known {
			r.Passed = append(r.Passed, name)
			continue
		}
		f.markKnown()
		r.Files = append(r.Files, f)
	}
	if len(r.Files) == 0 {
		return r, fmt.Errorf("there is no file of payroll cases in %s", strings.Join(dirs, ", "))
	}
	return r, nil
}

// filesIn lists the files of folders, and files named themselves.
func filesIn(dirs []string) ([]string, error) {
	var names []string
	for _, dir := range dirs {
		err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			names = append(names, name)
			return nil
		})
		if errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("there is no folder %s", dir)
		}
		if err != nil {
			return nil, err
		}
	}
	slices.Sort(names)
	return slices.Compact(names), nil
}

// payrollFile runs one file, and reports whether it holds cases known here.
func payrollFile(name string) (File, bool) {
	f := File{Name: name}
	end := strings.ToLower(filepath.Ext(name))
	if end != ".csv" && end != ".json" {
		return f, false
	}
	data, err := readBounded(name)
	if err != nil {
		f.Bad = err
		return f, true
	}
	if end == ".csv" {
		return f, f.runRows(data)
	}
	return f, f.runScenarios(data)
}

func readBounded(name string) ([]byte, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Size() > mostBytes {
		return nil, &Problem{Text: fmt.Sprintf("this is no file of at most %d MB", mostBytes>>20)}
	}
	data, err := os.ReadFile(name)
	return bytes.TrimPrefix(data, []byte("\uFEFF")), err
}
