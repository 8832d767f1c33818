package org.opencmq.server.engine;

import java.time.Duration;
import org.opencmq.protocol.MessageId;

/**
 * A message to store.
 *
 * @param msgId its identifier; the same identifier sent to one queue within two minutes is stored once
 * @param body the text in UTF-8, at least one byte; neither side changes the array after handing it over
 * @param delay how long it stays invisible after sending; zero for none
 */
public record NewMessage(MessageId msgId, byte[] body, Duration delay) {}
