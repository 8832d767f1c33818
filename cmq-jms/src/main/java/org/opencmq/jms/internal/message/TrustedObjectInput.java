package org.opencmq.jms.internal.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import org.jspecify.annotations.Nullable;
import org.opencmq.jms.config.TrustedPackages;

/**
 * Reads objects of trusted classes. Names are checked before a class is loaded; the filter below then sees what is built
 * from it, and stops what grows beyond the bytes it came in. Classes come from the thread's context class loader.
 */
final class TrustedObjectInput extends ObjectInputStream {

    /** Deeper graphs end the stack of their reader. */
    private static final int MAX_DEPTH = 1000;

    /** An element takes a byte at least; tables of a hash may be sparse. */
    private static final int MAX_ELEMENTS_PER_BYTE = 16;

    private final TrustedPackages trusted;
    private final long maxElements;

    TrustedObjectInput(InputStream in, int size, TrustedPackages trusted) throws IOException {
        super(in);
        this.trusted = trusted;
        this.maxElements = (long) MAX_ELEMENTS_PER_BYTE * size;
        setObjectInputFilter(this::judge);
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
        String name = description.getName();
        String element = elementName(name);
        if (element != null && !trusted.trusts(element)) {
            throw new UntrustedClassException(element);
        }
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try {
            return Class.forName(name, false, loader == null ? TrustedObjectInput.class.getClassLoader() : loader);
        } catch (ClassNotFoundException e) {
            return super.resolveClass(description); // knows primitives, and the loader of the code that reads
        }
    }

    @Override
    protected Class<?> resolveProxyClass(String[] interfaces) throws IOException, ClassNotFoundException {
        for (String name : interfaces) {
            if (!trusted.trusts(name)) {
                throw new UntrustedClassException(name);
            }
        }
        return super.resolveProxyClass(interfaces);
    }

    /** The name of the class an array is made of in the end, or of the class itself; null for a primitive. */
    private static @Nullable String elementName(String name) {
        if (!name.startsWith("[")) {
            return name;
        }
        String element = name.substring(name.lastIndexOf('[') + 1);
        return element.startsWith("L") ? element.substring(1, element.length() - 1) : null;
    }

    private ObjectInputFilter.Status judge(ObjectInputFilter.FilterInfo info) {
        if (info.depth() > MAX_DEPTH || info.arrayLength() > maxElements) {
            return ObjectInputFilter.Status.REJECTED;
        }
        Class<?> type = info.serialClass();
        while (type != null && type.isArray()) {
            type = type.getComponentType();
        }
        if (type == null) {
            return ObjectInputFilter.Status.UNDECIDED; // a check of sizes alone
        }
        return type.isPrimitive() || java.lang.reflect.Proxy.isProxyClass(type) || trusted.trusts(type.getName())
                ? ObjectInputFilter.Status.ALLOWED
                : ObjectInputFilter.Status.REJECTED;
    }
}
