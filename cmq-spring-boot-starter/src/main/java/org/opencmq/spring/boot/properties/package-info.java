/**
 * What an application may write under {@code cmq.*}, as plain property classes: no defaults of their own, no logic beyond the
 * ranges that the provider does not check. Knows no bean.
 */
@NullMarked
package org.opencmq.spring.boot.properties;

import org.jspecify.annotations.NullMarked;
