package main

import (
	"crypto/rsa"
	"crypto/x509"
	"encoding/pem"
	"io"
	"math/big"
	"math/rand/v2"
)

// knownKey is every RSA key that a chart asks for: looking for one takes seconds, and would give another each time. It is
// no secret, for it is made here, when the engine is built.
var knownKey = string(pem.EncodeToMemory(&pem.Block{Type: "RSA PRIVATE KEY", Bytes: x509.MarshalPKCS1PrivateKey(makeKey())}))

func makeKey() *rsa.PrivateKey {
	stream := rand.NewChaCha8([32]byte{})
	one, exponent := big.NewInt(1), big.NewInt(65537)
	p, q := prime(stream), prime(stream)
	order := new(big.Int).Mul(new(big.Int).Sub(p, one), new(big.Int).Sub(q, one))
	key := &rsa.PrivateKey{
		PublicKey: rsa.PublicKey{N: new(big.Int).Mul(p, q), E: int(exponent.Int64())},
		D:         new(big.Int).ModInverse(exponent, order),
		Primes:    []*big.Int{p, q},
	}
	key.Precompute()
	return key
}

// prime finds one of 1024 bits.
func prime(random io.Reader) *big.Int {
	bytes := make([]byte, 128)
	if _, err := io.ReadFull(random, bytes); err != nil {
		panic(err)
	}
	bytes[0] |= 0xc0
	bytes[len(bytes)-1] |= 1
	candidate := new(big.Int).SetBytes(bytes)
	for !candidate.ProbablyPrime(20) {
		candidate.Add(candidate, big.NewInt(2))
	}
	return candidate
}
