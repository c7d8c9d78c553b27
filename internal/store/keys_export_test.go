package store

// ForgetKeys drops the keys that are held in clear, as a restart does.
func ForgetKeys(s *Store) { s.secrets.Clear() }

// OtherMaster gives the same database to one who holds another master key.
func OtherMaster(s *Store) *Store {
	return &Store{Engine: s.Engine, write: s.write, read: s.read, now: s.now, ids: s.ids, master: [32]byte{1}, jobs: s.jobs}
}
