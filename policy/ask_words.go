package policy

import (
	"slices"
	"strings"
	"unicode"
)

// said lists, for each use, the words by which people ask for it. A word of
// several parts must stand in that order. Words are small letters.
var said = map[Use][]string{
	UsePA:            {"pa", "pas", "personal assistant", "carer", "support worker", "helper", "employ"},
	UseAgency:        {"agency", "home care", "homecare"},
	UseMicroBusiness: {"micro enterprise", "micro-enterprise", "microenterprise"},
	UseFriend:        {"friend", "neighbour"},
	UseGoingOut:      {"cinema", "theatre", "football", "concert", "day out", "trip out", "museum", "meal out", "pub", "season ticket", "café", "cafe"},
	UseClass:         {"class", "classes", "course", "group", "club", "choir", "hobby", "pottery", "art", "dance", "music lessons", "lessons"},
	UseGym:           {"gym", "swimming", "swim", "leisure centre", "fitness"},
	UseHoliday:       {"holiday", "holidays", "caravan", "hotel", "weekend away"},
	UseTherapy:       {"hydrotherapy", "massage", "therapy", "counselling", "reflexology", "physiotherapy", "horse riding"},
	UseWork:          {"job coach", "volunteering", "volunteer", "work", "college", "university"},
	UseTraining:      {"training", "first aid", "moving and handling"},
	UseTravel:        {"taxi", "taxis", "bus", "train", "travel", "petrol", "mileage", "parking", "uber"},
	UseEquipment:     {"equipment", "washing machine", "wheelchair", "chair", "bed", "hoist", "grab rail", "microwave", "walking frame", "dishwasher"},
	UseTechnology:    {"tablet", "ipad", "laptop", "phone", "broadband", "internet", "alexa", "smart speaker", "software", "app", "sensor"},
	UsePet:           {"dog", "cat", "pet", "vet", "assistance dog"},
	UseShared:        {"share", "shared", "sharing", "together with", "pool", "pooled"},
	UseHomeHelp:      {"cleaner", "cleaning", "gardener", "gardening", "shopping", "laundry", "ironing", "meals on wheels"},
	UseBreak:         {"respite", "short break", "replacement care", "sitting service", "break for my carer"},
	UseDayCentre:     {"day centre", "day center", "day service"},
	UseShortStay:     {"week in a care home", "weeks in a care home", "short stay", "care home for a week", "nursing home for a week"},
	UseLongStay:      {"live in a care home", "move into a care home", "care home permanently", "care home for good"},
	UseCouncil:       {"council's own", "council service", "council services", "council-run"},
	UseHealth:        {"nurse", "nhs", "prescription", "dentist", "doctor", "operation", "medicine"},
	UseHousehold:     {"rent", "mortgage", "food", "groceries", "electricity", "gas bill", "heating", "council tax", "clothes", "bills"},
	UseAlcohol:       {"alcohol", "beer", "wine", "tobacco", "cigarettes", "vape", "drugs"},
	UseGambling:      {"gambling", "betting", "bet", "lottery", "casino", "bingo"},
	UseDebts:         {"debt", "debts", "loan", "credit card", "fine"},
	UseUnlawful:      {"cash in hand", "without telling hmrc", "off the books"},
}

// longestQuestion is how much of what was typed is looked at.
const longestQuestion = 400

// FindUses gives the uses that typed words name, in English or Welsh, those
// named by the most words first. One use is an answer; with several, or none, the person has to choose:
// it never guesses.
func FindUses(typed string) []Use {
	if len(typed) > longestQuestion {
		typed = typed[:longestQuestion]
	}
	words := " " + strings.Join(strings.FieldsFunc(strings.ToLower(typed), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '-'
	}), " ") + " "
	longest := map[Use]int{}
	for use, names := range asked {
		for _, name := range names {
			if strings.Contains(words, " "+name+" ") {
				longest[use] = max(longest[use], len(strings.Fields(name)))
			}
		}
	}
	return mostWords(longest)
}

// mostWords keeps the uses that were named by as many words as any: "day
// centre" says more than "centre".
func mostWords(longest map[Use]int) []Use {
	most := 0
	for _, n := range longest {
		most = max(most, n)
	}
	var found []Use
	for _, use := range AllUses() {
		if n := longest[use]; n > 0 && n == most {
			found = append(found, use)
		}
	}
	return slices.Clip(found)
}
