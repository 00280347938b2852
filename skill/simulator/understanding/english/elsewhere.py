"""What people say to Alexa that is no business of a kitchen's.

Alexa's fallback intent is trained on such talk; here it is the resolver's idea of it.
"""

ELSEWHERE = tuple(
    """
play some jazz
play music
play my dinner playlist
play the radio
play the beatles
play something by taylor swift
play the next song
put on some music
turn the music up
turn up the volume
turn the volume down
volume five
louder
skip this song
what song is this
shuffle my playlist
what's the weather
what's the weather like today
what's the weather tomorrow
will it rain today
is it going to rain tomorrow
how hot is it outside
do i need an umbrella
what's the temperature outside
what time is it
what's the time
what's the date today
what day is it
what's the time in tokyo
turn on the lights
turn off the lights
turn on the kitchen lights
turn off the living room light
dim the lights
turn on the tv
turn off the tv
set the thermostat to seventy
make it warmer in here
turn up the heating
lock the front door
open the garage
close the blinds
is the front door locked
tell me a joke
tell me a story
tell me a riddle
sing me a song
sing happy birthday
do you love me
are you alive
how old are you
what's your name
who made you
where do you live
what's your favorite color
do you have feelings
you're stupid
you are funny
i love you
good morning
good evening
how are you
how are you doing
how was your day
thanks alexa you're great
what's the news
read me the news
what's on the news today
who won the game last night
what's the score
when do the giants play
who is the president
who is the prime minister
who was einstein
how tall is mount everest
how far is the moon
how far is it to chicago
how many people live in france
what's the capital of france
what's the population of china
what's the square root of sixty four
what's five times seven
how much is twelve plus nine
how many feet are in a mile
how do you spell necessary
spell banana
what does ubiquitous mean
translate hello into spanish
how do you say thank you in french
define photosynthesis
call my brother on the phone
call mom on her mobile
call the office
send a message to john
text my wife
send an email
read my messages
read my emails
do i have any new messages
check my email
drop in on the bedroom
announce that dinner is on the table in the living room
what's on my calendar
what's on my calendar today
when is my next meeting
add a meeting to my calendar
schedule a meeting with bob
set an alarm for seven
wake me up at six thirty
cancel my alarm
turn off my alarm
snooze
order me an uber
call me a taxi
order more paper towels
buy batteries
where's my package
track my order
order a pizza from dominos
book a table for two
find a restaurant nearby
find me a coffee shop
where is the nearest supermarket
what time does the supermarket close
how's the traffic
how long is my commute
how do i get to the airport
book a flight to london
what's the price of bitcoin
how's the stock market
what's apple's stock price
flip a coin
roll a die
pick a number between one and ten
let's play a game
play a quiz
open spotify
open netflix
play the office on netflix
watch a movie
what movies are playing
who starred in titanic
read my audiobook
play my audiobook
what's the wifi password
connect to bluetooth
pair my phone
turn on do not disturb
turn on the vacuum
start the robot vacuum
where's my phone
find my phone
what's in the news about the election
how do i change a tire
how do i tie a tie
how do i get a stain out of a shirt
how do i train a puppy
how do i lose weight
what causes hiccups
why is the sky blue
how do planes fly
what are the lottery numbers
what's my horoscope
what's the meaning of life
who let the dogs out
can you bark like a dog
beam me up
open the pod bay doors
add socks to my shopping list
donate to charity
what's the speed of light
when is easter
how many days until christmas
when does daylight saving end
when does the sun set
what's the moon phase tonight
change your voice
speak more slowly
speak spanish
go to sleep
turn yourself off
what did you do last summer
my dog is barking
the car won't start
i need a haircut
i lost my keys
where did i put my glasses
it's raining
i'm bored
i'm tired
i'm sad
i have a headache
the sky is green
purple elephants dance
blah blah blah
lorem ipsum dolor
what do penguins eat
how many planets are there
how many calories did i burn
start my workout
how many steps have i walked today
what's my heart rate
read me a bedtime story
play white noise
play rain sounds
show me the front door camera
show my photos
show me pictures of cats
take a picture
record a video
""".strip().splitlines()
)
