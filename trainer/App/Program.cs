using System;
using MbRlRobot.TrainerApp;

return TrainerProgram.Run(args, Console.Out, Console.Error);
