/**
 * The words of TencentCloud API 3.0, product {@code tdmq}, version 2020-02-17, which took the place of API v2 for everything
 * but sending and receiving: action names, parameters in JSON, answers in their envelope, error codes. Each action is described
 * by what it means in API v2, so that no rule stands in two places. Source: protocol reference, section 15.
 */
@NullMarked
package org.opencmq.protocol.cloud;

import org.jspecify.annotations.NullMarked;
