package assets

import (
	"bufio"
	"bytes"
	"strings"
	"sync"
)

// Picture gives the address of a picture for Easy Read, named in
// own/pictures.txt, and false when it was not fetched. Pictures are OpenMoji's
// (CC BY-SA 4.0).
func Picture(name string) (string, bool) {
	full := "govuk/pictures/" + name + ".svg"
	if _, ok := ours().byName[full]; !ok {
		return "", false
	}
	return ours().href(full), true
}

// HasPictures reports whether the pictures were fetched, so that their makers
// are to be credited.
func HasPictures() bool {
	_, ok := Picture("yes")
	return ok
}

// PictureNames lists the pictures there can be.
func PictureNames() []string { return pictureNames() }

var pictureNames = sync.OnceValue(func() []string {
	list, err := embedded.ReadFile("own/pictures.txt")
	if err != nil {
		panic("assets: " + err.Error()) // the file is part of the program
	}
	var names []string
	for lines := bufio.NewScanner(bytes.NewReader(list)); lines.Scan(); {
		if name, _, ok := strings.Cut(lines.Text(), " "); ok && name != "#" {
			names = append(names, name)
		}
	}
	return names
})
