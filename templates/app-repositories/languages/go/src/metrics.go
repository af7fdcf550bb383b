package main

import (
	"fmt"
	"net/http"
	"sort"
	"strings"
	"sync"
)

type requestKey struct {
	method string
	status int
}

// requestCounter counts responses, and serves the counts in the text format of Prometheus.
type requestCounter struct {
	mutex  sync.Mutex
	counts map[requestKey]uint64
}

func newRequestCounter() *requestCounter {
	return &requestCounter{counts: map[requestKey]uint64{}}
}

func (c *requestCounter) count(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		recorder := &statusRecorder{ResponseWriter: w, status: http.StatusOK}
		next.ServeHTTP(recorder, r)
		c.mutex.Lock()
		defer c.mutex.Unlock()
		c.counts[requestKey{methodLabel(r.Method), recorder.status}]++
	})
}

func (c *requestCounter) ServeHTTP(w http.ResponseWriter, _ *http.Request) {
	c.mutex.Lock()
	lines := make([]string, 0, len(c.counts))
	for key, count := range c.counts {
		lines = append(lines, fmt.Sprintf("http_requests_total{method=%q,status=\"%d\"} %d\n", key.method, key.status, count))
	}
	c.mutex.Unlock()
	sort.Strings(lines)
	w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
	_, _ = fmt.Fprint(w, "# HELP http_requests_total Responses by method and status.\n# TYPE http_requests_total counter\n"+strings.Join(lines, ""))
}

// methodLabel keeps the number of series small, whatever clients send.
func methodLabel(method string) string {
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodOptions:
		return method
	default:
		return "other"
	}
}

type statusRecorder struct {
	http.ResponseWriter
	status int
}

func (r *statusRecorder) WriteHeader(status int) {
	r.status = status
	r.ResponseWriter.WriteHeader(status)
}
