package evidence

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	_ "image/png" // a picture of a screen

	"ownway/value/fault"
)

// side is the longest side of a picture that is kept, in dots: enough to read a
// till receipt.
const side = 1800

// checkDots reads the size that a picture claims in its first bytes.
func checkDots(data []byte) error {
	c, form, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || c.Width < 1 || c.Height < 1 {
		return fault.Invalid("file", Broken)
	}
	most := mostJPEG
	if form == "png" {
		most = mostPNG
	}
	if c.Width > most/c.Height || form == "jpeg" && scans(data) > mostPasses {
		return fault.Invalid("file", TooManyPX)
	}
	return nil
}

// shrink makes a picture smaller and writes it anew, so that nothing is left of
// the file but what can be seen.
func shrink(data []byte) ([]byte, error) {
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fault.Invalid("file", Broken)
	}
	small := upright(scale(img), turned(data))
	for _, quality := range []int{80, 60, 40, 20} {
		var b bytes.Buffer
		if err := jpeg.Encode(&b, small, &jpeg.Options{Quality: quality}); err != nil {
			return nil, err
		}
		if b.Len() <= MostKept {
			return b.Bytes(), nil
		}
	}
	return nil, fault.Invalid("file", TooLarge, "most", MostKept>>20)
}

// scale gives a picture whose longest side is at most what is kept. Each dot is
// the mean of those it stands for. It goes band by band, so that a large photo
// is never held twice.
func scale(src image.Image) *image.RGBA {
	from := src.Bounds()
	w, h := fit(from.Dx(), from.Dy())
	dst := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		y0, y1 := y*from.Dy()/h, (y+1)*from.Dy()/h
		band := image.NewRGBA(image.Rect(0, 0, from.Dx(), y1-y0))
		draw.Draw(band, band.Rect, image.White, image.Point{}, draw.Src) // what can be seen through is paper
		draw.Draw(band, band.Rect, src, image.Pt(from.Min.X, from.Min.Y+y0), draw.Over)
		for x := range w {
			dst.SetRGBA(x, y, mean(band, x*from.Dx()/w, (x+1)*from.Dx()/w))
		}
	}
	return dst
}

func fit(w, h int) (int, int) {
	longest := max(w, h)
	if longest <= side {
		return w, h
	}
	return max(1, w*side/longest), max(1, h*side/longest)
}

// mean is the mean colour of the columns of a band from x0 up to x1.
func mean(band *image.RGBA, x0, x1 int) color.RGBA {
	var r, g, b, n int
	for y := range band.Rect.Dy() {
		row := band.Pix[y*band.Stride+4*x0 : y*band.Stride+4*x1]
		for i := 0; i < len(row); i += 4 {
			r, g, b, n = r+int(row[i]), g+int(row[i+1]), b+int(row[i+2]), n+1
		}
	}
	return color.RGBA{uint8(r / n), uint8(g / n), uint8(b / n), 255}
}
