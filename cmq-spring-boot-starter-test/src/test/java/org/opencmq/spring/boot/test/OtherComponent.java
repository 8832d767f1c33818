package org.opencmq.spring.boot.test;

import org.springframework.stereotype.Component;

/** What a slice leaves out. */
@Component
class OtherComponent {}
