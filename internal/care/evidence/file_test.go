package evidence

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"ownway/value/fault"
	"ownway/value/msg"
)

// photo is a picture whose left half is red and whose right half is blue.
func photo(w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.RGBA{220, 20, 20, 255}
			if x >= w/2 {
				c = color.RGBA{20, 20, 220, 255}
			}
			img.SetRGBA(x, y, c)
		}
	}
	return img
}

func jpegOf(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func pngOf(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// held puts into a photo how the phone was held, and where.
func held(photo []byte, how int) []byte {
	e := []byte("Exif\x00\x00II*\x00\x08\x00\x00\x00\x01\x00\x12\x01\x03\x00\x01\x00\x00\x00")
	e = append(e, byte(how), 0, 0, 0, 0, 0, 0, 0)
	e = append(e, "52.7077N 2.7541W"...)
	part := binary.BigEndian.AppendUint16([]byte{0xFF, 0xE1}, uint16(len(e)+2)) // short
	return append(append(append([]byte{0xFF, 0xD8}, part...), e...), photo[2:]...)
}

// claims is a PNG whose first bytes say that it is enormous.
func claims(w, h uint32) []byte {
	head := append([]byte("IHDR"), 0, 0, 0, 0, 0, 0, 0, 0, 8, 6, 0, 0, 0)
	binary.BigEndian.PutUint32(head[4:], w)
	binary.BigEndian.PutUint32(head[8:], h)
	out := append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0d"), head...)
	return append(binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(head)), make([]byte, 64)...)
}

const pdf = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"

func TestInspect(t *testing.T) {
	small := jpegOf(t, photo(40, 30))
	for _, c := range []struct {
		name  string
		given []byte
		kind  Kind
		fault msg.Key
	}{
		{"a photo", small, Photo, ""},
		{"a picture of a screen", pngOf(t, photo(40, 30)), Photo, ""},
		{"a PDF", []byte(pdf), PDF, ""},
		{"nothing", nil, "", Choose},
		{"too many bytes", make([]byte, MostSent+1), "", TooLarge},
		{"a picture that would fill the machine", claims(60_000, 60_000), Photo, TooManyPX},
		{"a picture of no height", claims(60_000, 0), Photo, Broken},
		{"a web page that calls itself a photo", []byte("<html><script>alert(1)</script></html>"), "", OtherKind},
		{"a drawing that can hold scripts", []byte(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>`), "", OtherKind},
		{"a moving picture", []byte("GIF89a\x01\x00\x01\x00\x00\x00\x00;"), "", OtherKind},
		{"a program", []byte("MZ\x90\x00" + strings.Repeat("\x00", 200)), "", OtherKind},
		{"a zip file", []byte("PK\x03\x04" + strings.Repeat("\x00", 200)), "", OtherKind},
		{"a phone's own form", []byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + strings.Repeat("\x00", 64)), "", IsHEIC},
		{"a large PDF", []byte(pdf[:20] + strings.Repeat(" ", MostPDF) + pdf[20:]), PDF, LargePDF},
		{"a PDF that stops", []byte(pdf[:40]), PDF, Broken},
		{"a locked PDF", []byte(strings.Replace(pdf, "/Root", "/Encrypt 9 0 R /Root", 1)), PDF, LockedPDF},
		{"a PDF with a script", []byte(strings.Replace(pdf, "/Type", "/OpenAction << /S /JavaScript /JS (app.alert) >> /Type", 1)), PDF, ActivePDF},
		{"a PDF with a file in it", []byte(strings.Replace(pdf, "/Type", "/EmbeddedFiles 3 0 R /Type", 1)), PDF, ActivePDF},
	} {
		t.Run(c.name, func(t *testing.T) {
			kind, err := Inspect(c.given)
			var f *fault.Fault
			switch {
			case c.fault == "" && (err != nil || kind != c.kind):
				t.Errorf("got %q, %v", kind, err)
			case c.fault != "" && (!errors.As(err, &f) || f.Text.Key != c.fault || f.Field != "file"):
				t.Errorf("got %v, want %v", err, c.fault)
			}
		})
	}
}

func TestAPhotoIsKeptSmallerUprightAndWithNothingElse(t *testing.T) {
	got, err := Tidy(held(jpegOf(t, photo(4000, 3000)), 6))
	if err != nil || got.Kind != Photo {
		t.Fatalf("%v, %v", got.Kind, err)
	}
	if bytes.Contains(got.Data, []byte("Exif")) || bytes.Contains(got.Data, []byte("52.7077")) {
		t.Error("where it was taken is still in it")
	}
	img, err := jpeg.Decode(bytes.NewReader(got.Data))
	if err != nil {
		t.Fatal(err)
	}
	if b := img.Bounds(); b.Dx() != 1350 || b.Dy() != 1800 || len(got.Data) > MostKept {
		t.Errorf("%v, %d bytes", b, len(got.Data))
	}
	// turned a quarter to the right, what was left is at the top
	if r, _, b, _ := img.At(600, 100).RGBA(); r < b {
		t.Error("the top is not red")
	}
	if r, _, b, _ := img.At(600, 1700).RGBA(); r > b {
		t.Error("the bottom is not blue")
	}
}

func TestASmallPictureKeepsItsSizeAndWhatIsClearIsPaper(t *testing.T) {
	clear := image.NewNRGBA(image.Rect(0, 0, 30, 20))
	got, err := Tidy(pngOf(t, clear))
	if err != nil {
		t.Fatal(err)
	}
	img, err := jpeg.Decode(bytes.NewReader(got.Data))
	if err != nil || img.Bounds().Dx() != 30 || img.Bounds().Dy() != 20 {
		t.Fatalf("%v, %v", img, err)
	}
	if r, g, b, _ := img.At(10, 10).RGBA(); r < 0xF000 || g < 0xF000 || b < 0xF000 {
		t.Error("it is not white")
	}
}

// However a phone was held, a dot goes to its own place and none is lost.
func TestEachWayOfHoldingMovesEveryDotOnce(t *testing.T) {
	for how := 1; how <= 8; how++ {
		const w, h = 5, 3
		seen := map[image.Point]bool{}
		size := image.Pt(w, h)
		if how >= 5 {
			size = image.Pt(h, w)
		}
		for y := range h {
			for x := range w {
				px, py := place(how, x, y, w, h)
				p := image.Pt(px, py)
				if seen[p] || !p.In(image.Rectangle{Max: size}) {
					t.Errorf("way %d: a second dot at %v, or outside", how, p)
				}
				seen[p] = true
			}
		}
	}
}

// EXIF 2.32, table 6: what the 0th row and column of the file are in the scene.
func TestTheWaysOfHoldingAreEXIFs(t *testing.T) {
	const w, h = 5, 3
	for how, corner := range map[int]image.Point{1: {0, 0}, 2: {4, 0}, 3: {4, 2}, 4: {0, 2}, 5: {0, 0}, 6: {2, 0}, 7: {2, 4}, 8: {0, 4}} {
		if x, y := place(how, 0, 0, w, h); image.Pt(x, y) != corner {
			t.Errorf("way %d puts the first dot at %d,%d", how, x, y)
		}
		if got := turned(held(jpegOf(t, photo(8, 8)), how)); got != how {
			t.Errorf("way %d is read as %d", how, got)
		}
	}
}

func TestADamagedPhotoIsRefused(t *testing.T) {
	whole := jpegOf(t, photo(400, 300))
	_, err := Tidy(whole[:len(whole)/2])
	var f *fault.Fault
	if !errors.As(err, &f) || f.Text.Key != Broken {
		t.Errorf("got %v", err)
	}
}

// No file breaks the reader, and what is kept of any is one of the two kinds,
// within bounds, with nothing a camera wrote beside the picture.
func FuzzTidy(f *testing.F) {
	small := jpegOf(f, photo(16, 12))
	for _, seed := range [][]byte{nil, small, held(small, 6), held(small, 9), pngOf(f, photo(9, 9)), claims(1<<31, 1<<31), []byte(pdf), []byte("\xFF\xD8\xFF\xE1\x00\x08Exif")} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if c, _, err := image.DecodeConfig(bytes.NewReader(data)); err == nil && c.Width*c.Height > 1<<20 {
			return // the bound is tested above; this looks for broken reading
		}
		got, err := Tidy(data)
		if err != nil {
			if fault.KindOf(err) != fault.KindInvalid {
				t.Fatal(err)
			}
			return
		}
		if got.Kind == Photo && (len(got.Data) > MostKept || bytes.Contains(got.Data, []byte("Exif\x00"))) {
			t.Errorf("%d bytes are kept", len(got.Data))
		}
	})
}
