package evidence

import (
	"bytes"

	"github.com/gabriel-vasile/mimetype"

	"ownway/value/fault"
	"ownway/value/msg"
)

// Limits on what is taken and kept.
const (
	MostSent = 15 << 20 // bytes of a file as it is sent
	MostPDF  = 5 << 20  // bytes of a PDF, which is kept as it is
	MostKept = 1 << 20  // bytes of a picture, once it is made smaller

	mostJPEG = 50_000_000 // dots; the largest photo of a phone in common use
	mostPNG  = 16_000_000 // dots, which cost up to eight bytes each to read
)

// The faults of a file that is no paper we can take.
var (
	Choose    = msg.New("evidence.choose", "Take a photo, or choose a photo or a PDF")
	TooLarge  = msg.New("evidence.too-large", "This file is larger than {most} MB. Take a photo of the paper instead")
	LargePDF  = msg.New("evidence.large-pdf", "This PDF is larger than {most} MB. Take a photo of the page that shows the total")
	TooManyPX = msg.New("evidence.too-many-dots", "This picture has more dots than we can take. Take a photo with your phone instead")
	OtherKind = msg.New("evidence.other-kind", "We can take photos (JPEG or PNG) and PDFs. Take a photo of the paper, or save it as a PDF")
	IsHEIC    = msg.New("evidence.heic", "This photo is in a form (HEIC) that we can't open. Take a screenshot of it and send that. On an iPhone you can also choose Settings, Camera, Formats, Most Compatible")
	Broken    = msg.New("evidence.broken", "This file is damaged or stops in the middle. Send it again, or take a new photo")
	LockedPDF = msg.New("evidence.locked-pdf", "This PDF is locked with a password. Take a photo of it instead")
	ActivePDF = msg.New("evidence.active-pdf", "This PDF holds more than a page to read. Take a photo of it instead")
)

// Kind is what a paper is kept as.
type Kind string

// The kinds.
const (
	Photo Kind = "image/jpeg"
	PDF   Kind = "application/pdf"
)

// File is the contents of a paper.
type File struct {
	Kind Kind
	Data []byte
}

// Inspect says what a file is by what is in it, and refuses what cannot be
// taken, before anything in it is opened: by its size, by its kind, and for a
// picture by the dots that its first bytes claim. What a browser says of a file
// and its name count for nothing.
func Inspect(data []byte) (Kind, error) {
	switch {
	case len(data) == 0:
		return "", fault.Invalid("file", Choose)
	case len(data) > MostSent:
		return "", fault.Invalid("file", TooLarge, "most", MostSent>>20)
	}
	switch is := mimetype.Detect(data); {
	case is.Is("image/jpeg"), is.Is("image/png"):
		return Photo, checkDots(data)
	case is.Is("application/pdf"):
		return PDF, checkPDF(data)
	case is.Is("image/heic"), is.Is("image/heif"), is.Is("image/heic-sequence"), is.Is("image/heif-sequence"), is.Is("image/avif"):
		return "", fault.Invalid("file", IsHEIC)
	}
	return "", fault.Invalid("file", OtherKind)
}

// Tidy gives what is kept of a file: a picture smaller, the right way up, and
// without anything else that the camera put in, like where it was taken; a PDF
// as it is.
func Tidy(data []byte) (File, error) {
	kind, err := Inspect(data)
	if err != nil {
		return File{}, err
	}
	if kind == PDF {
		return File{PDF, data}, nil
	}
	small, err := shrink(data)
	return File{Photo, small}, err
}

// checkPDF looks at a PDF from outside. It is never opened here; what is packed
// inside its streams is the scanner's to find.
func checkPDF(data []byte) error {
	switch {
	case len(data) > MostPDF:
		return fault.Invalid("file", LargePDF, "most", MostPDF>>20)
	case !bytes.HasPrefix(data, []byte("%PDF-")), !bytes.Contains(data[max(0, len(data)-2048):], []byte("%%EOF")):
		return fault.Invalid("file", Broken)
	case bytes.Contains(data, []byte("/Encrypt")):
		return fault.Invalid("file", LockedPDF)
	}
	for _, active := range []string{"/JavaScript", "/Launch", "/EmbeddedFile", "/RichMedia"} {
		if bytes.Contains(data, []byte(active)) {
			return fault.Invalid("file", ActivePDF)
		}
	}
	return nil
}
