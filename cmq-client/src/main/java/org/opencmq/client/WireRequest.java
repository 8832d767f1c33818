package org.opencmq.client;

import java.util.Map;

/**
 * What one POST carries, apart from where it goes.
 *
 * @param headers all that the API asks for, the content's type included; without {@code Host} and length
 * @param body bytes, not changed after this was made
 */
record WireRequest(Map<String, String> headers, byte[] body) {}
