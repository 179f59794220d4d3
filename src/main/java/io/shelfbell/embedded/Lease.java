package io.shelfbell.embedded;

import java.util.ArrayDeque;
import java.util.Deque;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The servers one context uses. Given back when the context is gone: its first disposable bean is the last to be destroyed, after
 * every connection pool.
 */
final class Lease implements ApplicationContextInitializer<ConfigurableApplicationContext>, DisposableBean {
    private final Deque<Runnable> releases = new ArrayDeque<>();

    synchronized void add(Runnable release) {
        releases.push(release);
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ((DefaultListableBeanFactory) context.getBeanFactory()).registerDisposableBean("embeddedServers", this);
    }

    @Override
    public synchronized void destroy() {
        while (!releases.isEmpty()) releases.pop().run();
    }
}
