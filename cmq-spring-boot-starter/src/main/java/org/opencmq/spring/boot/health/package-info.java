/** Health of the services behind connection factories; knows them by the provider's public API only. */
@NullMarked
package org.opencmq.spring.boot.health;

import org.jspecify.annotations.NullMarked;
