package cases

import (
	"bytes"
	"encoding/json"
	"errors"
)

// message is what another reader of camt.053, genkgo/camt, told of a message:
// the parts that we read too, under the names of its own methods.
type message struct {
	Header *struct {
		ID      string `json:"getMessageId"`
		Created toldAt `json:"getCreatedOn"`
	} `json:"getGroupHeader"`
	Records []json.RawMessage `json:"getRecords"`
	Entries []toldEntry       `json:"getEntries"`
}

type toldAt struct {
	At string `json:"0"`
}

type toldMoney struct {
	Units    string `json:"getAmount"` // in the currency's own smallest unit
	Currency struct {
		Code string `json:"getCode"`
	} `json:"getCurrency"`
}

type toldCode struct {
	Domain struct {
		Code   string `json:"getCode"`
		Family struct {
			Code string `json:"getCode"`
			Sub  string `json:"getSubFamilyCode"`
		} `json:"getFamily"`
	} `json:"getDomain"`
	Own struct {
		Code string `json:"getCode"`
	} `json:"getProprietary"`
}

type toldEntry struct {
	Index    int             `json:"getIndex"`
	Amount   toldMoney       `json:"getAmount"`
	Booked   toldAt          `json:"getBookingDate"`
	Value    toldAt          `json:"getValueDate"`
	Status   string          `json:"getStatus"`
	Reversal bool            `json:"getReversalIndicator"`
	Ref      string          `json:"getAccountServicerReference"`
	Note     string          `json:"getAdditionalInfo"`
	Code     toldCode        `json:"getBankTransactionCode"`
	Details  []any           `json:"getTransactionDetails"`
	Detail   *toldDetail     `json:"getTransactionDetail"`
	Record   json.RawMessage `json:"getRecord"` // text when it was told before
}

type toldDetail struct {
	Amount *toldMoney `json:"getAmount"`
	Refs   struct {
		EndToEnd string `json:"getEndToEndId"`
		Own      []struct {
			Type string `json:"getType"`
			Ref  string `json:"getReference"`
		} `json:"getProprietaries"`
	} `json:"getReference"`
	Parties []struct {
		Account toldAccount `json:"getAccount"`
		Who     struct {
			Class string `json:"__CLASS__"`
			Name  string `json:"getName"`
		} `json:"getRelatedPartyType"`
	} `json:"getRelatedParties"`
	Remittance struct {
		Words string `json:"getMessage"`
	} `json:"getRemittanceInformation"`
}

type toldAccount struct {
	ID   string `json:"getIdentification"`
	Name string `json:"getName"`
}

type toldRecord struct {
	ID       string            `json:"getId"`
	Created  toldAt            `json:"getCreatedOn"`
	From     toldAt            `json:"getFromDate"`
	To       toldAt            `json:"getToDate"`
	Sequence string            `json:"getElectronicSequenceNumber"`
	Legal    string            `json:"getLegalSequenceNumber"`
	Note     string            `json:"getAdditionalInformation"`
	Account  toldAccount       `json:"getAccount"`
	Entries  []json.RawMessage `json:"getEntries"`
	Balances []struct {
		Type   string    `json:"getType"`
		Amount toldMoney `json:"getAmount"`
		On     toldAt    `json:"getDate"`
	} `json:"getBalances"`
}

func readMessage(name string) (message, error) {
	data, err := readBounded(name)
	if err != nil {
		return message{}, err
	}
	return messageOf(data)
}

func messageOf(data []byte) (message, error) {
	var m message
	d := json.NewDecoder(bytes.NewReader(data))
	if err := d.Decode(&m); err != nil {
		var kind *json.UnmarshalTypeError
		if errors.As(err, &kind) && kind.Field == "" {
			return m, errOtherShape
		}
		return m, &Problem{Line: lineOf(data, d.InputOffset()), Text: jsonProblem(err)}
	}
	if m.Header == nil || m.Entries == nil {
		return m, errOtherShape
	}
	return m, nil
}
