package main

import (
	"fmt"
	"os"
	"strings"
)

const (
	pictureList = "internal/web/assets/own/pictures.txt"
	pictureFrom = "node_modules/openmoji/color/svg/"
)

// pictures takes from OpenMoji (CC BY-SA 4.0, credited at the foot of the
// pages that show them) those that the list names.
func pictures() ([]file, error) {
	list, err := os.ReadFile(pictureList)
	if err != nil {
		return nil, err
	}
	var made []file
	for i, line := range strings.Split(string(list), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		name, code, ok := strings.Cut(line, " ")
		if !ok || strings.Trim(code, "0123456789ABCDEF-") != "" || strings.Trim(name, "abcdefghijklmnopqrstuvwxyz-") != "" {
			return nil, fmt.Errorf("%s, line %d: write a name and a code, like: money 1F4B7", pictureList, i+1)
		}
		svg, err := os.ReadFile(pictureFrom + code + ".svg")
		if err != nil {
			return nil, err
		}
		made = append(made, file{"pictures/" + name + ".svg", svg})
	}
	return made, nil
}
