package org.opencmq.spring.boot.test;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application whose messaging is tested. */
@SpringBootApplication
class ExampleApplication {}
