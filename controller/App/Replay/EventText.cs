using System;
using System.Globalization;
using MbRlRobot.Recording;

namespace MbRlRobot.ControllerApp.Replay;

/// <summary>Tells events in words.</summary>
internal static class EventText
{
    /// <summary>A sentence about an event.</summary>
    public static string Of(LoggedEvent happened)
    {
        FormattableString text = happened.Kind switch
        {
            EventKind.EpisodeEnded => $"the episode ended: {(EpisodeEnd)happened.First}, return {BitConverter.UInt64BitsToDouble(happened.Second):G6}",
            EventKind.ModelSwapped when happened.First == 0 => $"the model was withdrawn; the robot explores from here on",
            EventKind.ModelSwapped => $"model version {happened.First} ({happened.Second:x16}) plans from here on",
            EventKind.RecordsLost => $"{happened.First} records from number {happened.Second} on are lost: {happened.Text}",
            EventKind.TransitionsDropped => $"{happened.First} unacknowledged transitions up to {happened.Second} were deleted for the log's budget",
            _ => $"{happened.Text}",
        };
        return $"before transition {happened.Sequence}: {text.ToString(CultureInfo.InvariantCulture)}";
    }
}
