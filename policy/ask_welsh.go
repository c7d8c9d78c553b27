package policy

import "strings"

// welsh lists the words by which people ask for a use in Welsh. A word begins
// in more ways than one after other words: those forms are made by changed,
// unless the word begins with "=", where one of them means something else.
var welsh = map[Use][]string{
	UsePA:            {"cynorthwyydd personol", "cynorthwywyr personol", "gofalwr", "gofalwraig", "gweithiwr cymorth", "cyflogi"},
	UseAgency:        {"asiantaeth", "gofal cartref"},
	UseMicroBusiness: {"busnes bach lleol", "meicrofusnes", "micro-fenter"},
	UseFriend:        {"ffrind", "cyfaill", "cymydog"},
	UseGoingOut:      {"sinema", "theatr", "pêl-droed", "cyngerdd", "diwrnod allan", "amgueddfa", "pryd allan", "tafarn", "tocyn tymor", "caffi"},
	UseClass:         {"dosbarth", "dosbarthiadau", "cwrs", "grŵp", "clwb", "côr", "hobi", "crochenwaith", "celf", "=dawnsio", "gwersi cerddoriaeth", "gwersi"},
	UseGym:           {"campfa", "nofio", "pwll nofio", "canolfan hamdden", "ffitrwydd"},
	UseHoliday:       {"gwyliau", "carafán", "gwesty", "penwythnos i ffwrdd"},
	UseTherapy:       {"hydrotherapi", "tylino", "therapi", "cwnsela", "adweitheg", "ffisiotherapi", "marchogaeth"},
	UseWork:          {"hyfforddwr gwaith", "gwirfoddoli", "gwaith", "coleg", "prifysgol"},
	UseTraining:      {"hyfforddiant", "cymorth cyntaf", "symud a thrin"},
	UseTravel:        {"tacsi", "tacsis", "bws", "trên", "teithio", "milltiroedd", "parcio"},
	UseEquipment:     {"cyfarpar", "peiriant golchi", "cadair olwyn", "cadair", "gwely", "teclyn codi", "canllaw", "meicrodon", "ffrâm gerdded", "peiriant golchi llestri"},
	UseTechnology:    {"llechen", "gliniadur", "ffôn", "band eang", "rhyngrwyd", "seinydd clyfar", "meddalwedd", "synhwyrydd"},
	UsePet:           {"=ci", "cath", "anifail anwes", "milfeddyg", "=ci cymorth"},
	UseShared:        {"rhannu", "ar y cyd", "cronni"},
	UseHomeHelp:      {"glanhawr", "glanhau", "garddwr", "garddio", "siopa", "golchi dillad", "smwddio"},
	UseBreak:         {"seibiant", "gofal seibiant", "egwyl fer", "gofal yn fy lle"},
	UseDayCentre:     {"canolfan ddydd", "gwasanaeth dydd"},
	UseShortStay:     {"wythnos mewn cartref gofal", "wythnosau mewn cartref gofal", "arhosiad byr", "cartref gofal am wythnos"},
	UseLongStay:      {"byw mewn cartref gofal", "symud i gartref gofal", "cartref gofal am byth"},
	UseCouncil:       {"gwasanaethau'r cyngor", "gwasanaeth y cyngor"},
	UseHealth:        {"nyrs", "y gig", "presgripsiwn", "deintydd", "meddyg", "llawdriniaeth", "meddyginiaeth"},
	UseHousehold:     {"rhent", "morgais", "bwyd", "trydan", "bil nwy", "gwresogi", "treth gyngor", "dillad", "biliau"},
	UseAlcohol:       {"alcohol", "cwrw", "=gwin", "tybaco", "sigaréts", "cyffuriau"},
	UseGambling:      {"gamblo", "betio", "loteri"},
	UseDebts:         {"dyled", "dyledion", "benthyciad", "cerdyn credyd", "dirwy"},
	UseUnlawful:      {"arian parod yn y llaw", "heb ddweud wrth hmrc", "oddi ar y llyfrau"},
}

// changes are how the beginning of a Welsh word changes after other words, the
// longer beginning first.
var changes = []struct {
	begins string
	to     []string
}{
	{"ll", []string{"l"}}, {"rh", []string{"r"}},
	{"c", []string{"g", "ngh", "ch"}}, {"p", []string{"b", "mh", "ph"}}, {"t", []string{"d", "nh", "th"}},
	{"g", []string{"", "ng"}}, {"b", []string{"f", "m"}}, {"d", []string{"dd", "n"}}, {"m", []string{"f"}},
}

// unchanged are beginnings that look like one that changes and do not.
var unchanged = []string{"ch", "ph", "th", "dd", "ff", "ng"}

// changed gives a word in each form that its beginning can take.
func changed(word string) []string {
	if fixed, is := strings.CutPrefix(word, "="); is {
		return []string{fixed}
	}
	for _, u := range unchanged {
		if strings.HasPrefix(word, u) {
			return []string{word}
		}
	}
	forms := []string{word}
	for _, c := range changes {
		if rest, begins := strings.CutPrefix(word, c.begins); begins {
			for _, to := range c.to {
				forms = append(forms, to+rest)
			}
			break
		}
	}
	return forms
}

// asked are the words for each use in both languages, with every form.
var asked = func() map[Use][]string {
	all := make(map[Use][]string, len(said))
	for use, words := range said {
		all[use] = append(all[use], words...)
	}
	for use, words := range welsh {
		for _, w := range words {
			all[use] = append(all[use], changed(w)...)
		}
	}
	return all
}()
