using MbRlRobot.Ports;

namespace MbRlRobot.Messaging.Connections;

/// <summary>Makes a connection that is not open yet.</summary>
/// <param name="options">The broker and who one is there.</param>
/// <param name="incoming">Takes what arrives.</param>
/// <returns>The connection.</returns>
public delegate IBrokerConnection BrokerConnector(MessageBusOptions options, IIncomingMessages incoming);
