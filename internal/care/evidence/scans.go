package evidence

import "encoding/binary"

// A photo can be written in several passes, each over the whole picture
// (ISO/IEC 10918-1, progressive mode). A pass takes a few bytes to write and as
// long to read as the picture is large, so that a small file could keep a
// machine busy for hours. Cameras and programs write about ten.
const mostPasses = 64

// scans counts the passes of a JPEG, up to where the picture ends. What lies in
// its other parts is stepped over.
func scans(data []byte) int {
	n := 0
	for i := 2; i+1 < len(data); {
		marker := data[i+1]
		switch {
		case data[i] != 0xFF, marker == 0x00, marker >= 0xD0 && marker <= 0xD7, marker == 0x01: // of the picture itself
			i++
			continue
		case marker == 0xFF: // may stand before any marker
			i++
			continue
		case marker == 0xD9:
			return n
		case marker == 0xDA:
			n++
		}
		if i+4 > len(data) {
			return n
		}
		i += 2 + int(binary.BigEndian.Uint16(data[i+2:]))
	}
	return n
}
