namespace MbRlRobot.Ports;

/// <summary>Opens a store, or makes a new one.</summary>
/// <param name="folder">The folder that holds it.</param>
/// <returns>The store.</returns>
/// <exception cref="System.IO.IOException">The folder cannot be used; the message says why.</exception>
public delegate ITransitionStore TransitionStoreFactory(string folder);
