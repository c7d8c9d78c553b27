package store

import (
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"database/sql"
	"encoding/base64"
	"errors"
	"fmt"
)

// What is most private about someone (bank details, health, the words of a
// plan) is encrypted under a key of their own, which is wrapped by the master
// key. Destroying their key erases all of it; books and audit still verify.

var (
	selectSecret = sqlText(`SELECT wrapped FROM secret WHERE keeper = $1 AND subject = $2`)
	insertSecret = sqlText(`INSERT INTO secret (keeper, subject, wrapped) VALUES ($1, $2, $3)`)
)

// seal encrypts text under the key of a subject (a person or a PA), making the
// key when there is none.
func (tx *Tx) seal(ctx context.Context, subject, text string) (string, error) {
	key, err := tx.secret(ctx, subject, true)
	if err != nil {
		return "", err
	}
	sealed, err := encrypt(key, []byte(text), subject)
	return base64.StdEncoding.EncodeToString(sealed), err
}

// unseal gives back what seal hid.
func (tx *Tx) unseal(ctx context.Context, subject, text string) (string, error) {
	key, err := tx.secret(ctx, subject, false)
	if err != nil {
		return "", err
	}
	sealed, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return "", fmt.Errorf("unseal: %w", err)
	}
	clear, err := decrypt(key, sealed, subject)
	return string(clear), err
}

func (tx *Tx) secret(ctx context.Context, subject string, mayMake bool) ([]byte, error) {
	if key, ok := tx.near[subject]; ok {
		return key, nil
	}
	name := string(tx.keeper) + "/" + subject
	if key, ok := tx.store.secrets.Load(name); ok {
		return key.([]byte), nil
	}
	var wrapped string
	err := tx.tx.QueryRowContext(ctx, selectSecret.on(tx.store.Engine), tx.keeper, subject).Scan(&wrapped)
	if errors.Is(err, sql.ErrNoRows) && mayMake {
		return tx.makeSecret(ctx, subject)
	}
	if err != nil {
		return nil, fmt.Errorf("key of %s: %w", subject, err)
	}
	key, err := tx.unwrap(name, wrapped)
	if err != nil {
		return nil, err
	}
	if !tx.madeKeys { // a key made here may yet be undone
		tx.store.secrets.Store(name, key)
	}
	return key, nil
}

func (tx *Tx) makeSecret(ctx context.Context, subject string) ([]byte, error) {
	key := make([]byte, 32)
	if _, err := rand.Read(key); err != nil {
		return nil, err
	}
	wrapped, err := encrypt(tx.store.master[:], key, string(tx.keeper)+"/"+subject)
	if err != nil {
		return nil, err
	}
	tx.madeKeys = true
	err = tx.write(ctx, "make a key", subject, insertSecret, tx.keeper, subject, base64.StdEncoding.EncodeToString(wrapped))
	return key, err
}

func encrypt(key, clear []byte, bound string) ([]byte, error) {
	gcm, err := gcmOf(key)
	if err != nil {
		return nil, err
	}
	nonce := make([]byte, gcm.NonceSize())
	if _, err := rand.Read(nonce); err != nil {
		return nil, err
	}
	return gcm.Seal(nonce, nonce, clear, []byte(bound)), nil
}

func decrypt(key, sealed []byte, bound string) ([]byte, error) {
	gcm, err := gcmOf(key)
	if err != nil {
		return nil, err
	}
	if len(sealed) < gcm.NonceSize() {
		return nil, errors.New("sealed text is too short")
	}
	return gcm.Open(nil, sealed[:gcm.NonceSize()], sealed[gcm.NonceSize():], []byte(bound))
}

func gcmOf(key []byte) (cipher.AEAD, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCM(block)
}

var selectSecrets = sqlText(`SELECT subject, wrapped FROM secret WHERE keeper = $1`)

// openSecrets opens the keys of everybody here in one question, where many of
// them are about to be needed.
func (tx *Tx) openSecrets(ctx context.Context, needed int) error {
	if needed < rowsAtOnce || tx.madeKeys {
		return nil
	}
	return tx.each(ctx, selectSecrets, []any{tx.keeper}, func(scan func(...any) error) error {
		var subject, wrapped string
		if err := scan(&subject, &wrapped); err != nil {
			return err
		}
		name := string(tx.keeper) + "/" + subject
		if _, open := tx.store.secrets.Load(name); open {
			return nil
		}
		key, err := tx.unwrap(name, wrapped)
		if err != nil {
			return err
		}
		tx.store.secrets.Store(name, key)
		return nil
	})
}

// unwrap opens a key with the master key.
func (tx *Tx) unwrap(name, wrapped string) ([]byte, error) {
	b, err := base64.StdEncoding.DecodeString(wrapped)
	if err != nil {
		return nil, fmt.Errorf("key of %s: %w", name, err)
	}
	key, err := decrypt(tx.store.master[:], b, name)
	if err != nil {
		return nil, fmt.Errorf("key of %s: %w", name, err)
	}
	return key, nil
}
