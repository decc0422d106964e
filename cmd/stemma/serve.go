package main

var serveCommand = command{
	name: "serve", args: "",
	short:   "the service: API, pages and widget",
	example: "stemma serve --demo\nSTEMMA_STORE=postgres://user@host/stemma STEMMA_REDIS=redis://host:6379 stemma serve",
	run:     runServe,
}

func runServe(c *call) error {
	var s settings
	s.bind(c.flags)
	if err := c.parse(); err != nil {
		return err
	}
	return fromEnvironment(c.flags, c.environ)
}
