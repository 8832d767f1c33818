package org.opencmq.spring.integration.support;

import org.springframework.integration.mapping.RequestReplyHeaderMapper;

/** Maps between message headers and the headers and properties of an envelope. Must be safe for all threads. */
public interface CmqHeaderMapper extends RequestReplyHeaderMapper<EnvelopeDraft> {}
