package main

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"time"

	"github.com/stemma-news/stemma/internal/fault"
)

var healthCommand = command{
	name: "health", args: "",
	short:   "ask a running service whether it is ready (for containers without a shell)",
	example: "stemma health --address 127.0.0.1:8080",
	run:     runHealth,
}

func runHealth(c *call) error {
	address := c.flags.String("address", "127.0.0.1:8080", "`host:port` of the service")
	if err := c.parse(); err != nil {
		return err
	}
	if err := fromEnvironment(c.flags, c.environ); err != nil {
		return err
	}
	host, port, err := net.SplitHostPort(*address)
	if err != nil {
		return usagef("--address: %v", err)
	}
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "127.0.0.1" // a service that listens everywhere also listens here
	}
	client := http.Client{Timeout: 5 * time.Second, Transport: &http.Transport{Proxy: nil}}
	res, err := client.Get("http://" + net.JoinHostPort(host, port) + "/readyz")
	if err != nil {
		return fault.Wrap(err, fault.Upstream, "no service answers at "+*address, "start it with 'stemma serve', or give its --address")
	}
	defer res.Body.Close()
	body, _ := io.ReadAll(io.LimitReader(res.Body, 4096))
	if res.StatusCode != http.StatusOK {
		return fault.New(fault.Upstream, fmt.Sprintf("the service at %s is not ready: %s", *address, squeeze(string(body))), "look at its log")
	}
	fmt.Fprintln(c.out, squeeze(string(body)))
	return nil
}
