// Package hmrc is the line to HMRC's Transaction Engine: one message out, one
// answer back. What the messages mean, and what to do when the line breaks, is
// package gateway's.
package hmrc

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"time"

	"ownway/pay/rti/gateway"
)

// ErrNoAnswer says that no answer came that can be read. Whether the message
// arrived is not known. It says no more: addresses and answers stay out of logs.
var ErrNoAnswer = errors.New("hmrc: no answer")

// Line gives a line over HTTP that waits for an answer up to a limit. No
// redirect is followed, for an answer that moves is no answer; whatever the
// status, what came is read, for the Transaction Engine tells its errors there.
func Line(client *http.Client, limit time.Duration) gateway.Post {
	var own http.Client
	if client != nil {
		own = *client
	}
	own.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return func(ctx context.Context, address string, message []byte) ([]byte, error) {
		ctx, cancel := context.WithTimeout(ctx, limit)
		defer cancel()
		request, err := http.NewRequestWithContext(ctx, http.MethodPost, address, bytes.NewReader(message))
		if err != nil {
			return nil, ErrNoAnswer
		}
		request.Header.Set("Content-Type", "text/xml; charset=utf-8")
		request.GetBody = nil // a message goes once: nothing may send it again by itself
		response, err := own.Do(request)
		if err != nil {
			return nil, ErrNoAnswer
		}
		text, err := io.ReadAll(io.LimitReader(response.Body, gateway.Most+1))
		if closing := response.Body.Close(); err != nil || closing != nil || len(text) > gateway.Most {
			return nil, ErrNoAnswer
		}
		return text, nil
	}
}
