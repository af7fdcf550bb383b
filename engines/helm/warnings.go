package main

import (
	"context"
	"log"
	"log/slog"
	"strings"
)

// What Helm's packages log at level warning or above during a rendering.
var warnings []string

func init() {
	slog.SetDefault(slog.New(collector{}))
	log.SetFlags(0)
	log.SetOutput(collector{})
}

func warn(text string) { warnings = append(warnings, strings.TrimSpace(text)) }

// A collector takes warnings from both of Go's loggers.
type collector struct{}

func (collector) Write(line []byte) (int, error) {
	warn(string(line))
	return len(line), nil
}

func (collector) Enabled(_ context.Context, level slog.Level) bool { return level >= slog.LevelWarn }

func (collector) Handle(_ context.Context, record slog.Record) error {
	text := record.Message
	record.Attrs(func(attribute slog.Attr) bool {
		text += " " + attribute.String()
		return true
	})
	warn(text)
	return nil
}

func (c collector) WithAttrs([]slog.Attr) slog.Handler { return c }
func (c collector) WithGroup(string) slog.Handler      { return c }
