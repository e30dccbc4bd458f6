"""Words that tell a language: its small ones, and those that guided practices can hardly do without.

Written from what is known of these languages; no list was taken over. A word that several have says less of
each. Letters are small ones beyond ASCII.
"""

from typing import Final

WORDS: Final = {
    "en": "the and of to a in is it you that your with for at here this as on be are was not but "
    "or if so let "
    "my i me we us our they them there what when where how can may might will just now then into from "
    "by an all any some no yes one two three again about away back down up out off over under through "
    "each every little more most nothing something anything it's you're don't that's there's let's "
    "breath breathe breathing breaths inhale exhale feel feeling notice noticing rest resting sit "
    "sitting seat seated lie stand stay come coming go going soft soften softly slow slowly gentle "
    "gently relax release close closed open eyes feet foot floor hands hand head face jaw neck "
    "shoulders shoulder chest belly hips knees legs leg arms arm toes heels ground chair room sound "
    "sounds light body mind heart kind kindness love loving happy peace peaceful calm safe well welcome "
    "hello thank thanks ready begin end moment minute minutes time day night morning evening today "
    "allow bring take give keep hold look listen hear see say think thoughts thought wish beings being "
    "self friend person people someone others world warm cool quiet silence silent pause wait count "
    "easy comfortable comfortably whatever ease rise fall in-breath out-breath practice meditation sky "
    "water river sea tree mountain walk walking step steps sleep drop imagine picture remember know "
    "have has had do does did get make made like very still only even also good great next first last "
    "left right",
    "de": "der die das und in ist nicht ein eine einen einem einer zu den dem des mit sich auf für "
    "von im am "
    "als auch es an er sie aus bei nach wie um du dein deine deinen deinem deiner dich dir ihr euch wir "
    "uns ich mich mir man nur noch schon so wenn dann jetzt hier da was kein keine nichts etwas alles "
    "alle mehr bis zum zur vom beim ins durch über unter vor ohne oder aber denn kann kannst darf "
    "darfst muss musst mag magst wird werden bist sind war sein lass lasse lassen los nimm wahr nehmen "
    "spüre spür spüren fühle fühlen atme atmen atem atemzug atemzüge einatmen ausatmen ruhig ruhe ruhen "
    "stille leise langsam sanft weich setz setze sitz sitzen leg lege liegen steh stehen komm komme "
    "kommen geh gehen bleib bleibe bleiben augen füße fuß boden hände hand kopf gesicht kiefer nacken "
    "schultern brust bauch rücken hüften knie beine arme stuhl raum geräusche licht körper geist herz "
    "freundlich liebe glücklich frieden sicher willkommen hallo danke bereit moment augenblick minute "
    "minuten zeit tag nacht morgen abend heute schließ schließe schließen öffne öffnen entspann "
    "entspanne entspannen gedanken gedanke warm übung wunsch zähle lausche höre hör zurück bequem "
    "sekunden pause wieder ganz gut weiter bevor",
    "nl": "de het een en van in is dat niet op je jouw te met die er aan voor om als ook maar bij "
    "naar dan "
    "nog uit door over hier nu wat hoe zo kan kunt mag hoeft hoef doen laat laten los geen niets iets "
    "alles alle meer tot zijn bent ben wordt zich jezelf mij ons wij we ze deze dit adem ademen "
    "ademhaling inademen uitademen rustig rust rusten stil stilte zacht langzaam ga gaan zitten zit lig "
    "liggen sta staan kom komen blijf blijven ogen voeten voet grond vloer handen hoofd gezicht kaak "
    "nek schouders borst buik rug heupen knieën benen armen stoel kamer geluiden geluid licht lichaam "
    "geest hart vriendelijk liefde gelukkig vrede veilig welkom hallo dank klaar moment minuut minuten "
    "tijd dag nacht ochtend avond vandaag sluit sluiten open voel voelen merk ontspan ontspannen "
    "gedachten gedachte warm oefening meditatie luister terug even helemaal alleen heel goed gewoon",
    "fr": "le la les l de des du d et un une à au aux est en que qui vous votre vos tu te ton ta "
    "tes toi dans "
    "pour pas ne n ce cet cette ces se s il elle on nous notre nos je me mon ma mes sur avec sans sous "
    "plus ou mais si par comme ici maintenant tout toute tous rien quelque chose peu peut pouvez peux "
    "être êtes êtes-vous ont fait faire laissez laisse lâchez prise prenez prends sentez sens ressentez "
    "remarquez observez respirez respire inspirez inspire inspirer expirez expire expirer souffle "
    "respiration calme calmement doucement lentement repos reposez silence asseyez assis allongez "
    "restez reste venez revenez yeux pieds pied sol mains main tête visage mâchoire nuque épaules "
    "poitrine ventre dos hanches genoux jambes bras chaise pièce bruits son sons lumière corps esprit "
    "cœur gentillesse amour heureux paix sécurité bienvenue bonjour merci prêt moment instant minute "
    "minutes temps jour nuit matin soir aujourd'hui fermez ferme ouvrez détendez détends relâchez "
    "pensées pensée chaleur pratique méditation écoutez écoute chaque bien très encore",
    "es": "de la que el en y los las se un una es por con no su lo al del a o te tu tus ti tú "
    "usted nos me mi "
    "como más pero para sin sobre este esta esto ese eso aquí ahora hay todo toda todos nada algo puede "
    "puedes ser estar está estás son tiene tienes hacer deja dejar suelta soltar siente sientes sentir "
    "nota observa inhala inhale exhala exhale inhalar exhalar respira respire respirar respiración aire "
    "calma tranquilo despacio lentamente suave suavemente descansa silencio siéntate sentado acuéstate "
    "quédate ven vuelve ojos pies pie suelo manos mano cabeza cara mandíbula cuello hombros pecho "
    "vientre espalda caderas rodillas piernas brazos silla habitación sonidos luz cuerpo mente corazón "
    "amable amor feliz paz seguro bienvenido bienvenida bienvenidos hola gracias listo momento minuto "
    "minutos tiempo día noche mañana tarde hoy cierra cierre abre relaja relaje pensamientos "
    "pensamiento hondo profundo práctica meditación escucha cuando donde qué si muy bien también",
    "pt": "de a que o e do da em um uma para com não no na os as se por mais como mas ao dos das "
    "seu sua seus "
    "suas você te teu tua me meu minha este esta isto esse essa isso aqui agora há tudo todo toda todos "
    "nada algo pode ser estar está são tem fazer deixe deixa solte sinta sente sentir note perceba "
    "observe inspire inspira expire expira inspirar expirar respire respira respirar respiração ar "
    "calma devagar lentamente suave suavemente descanse silêncio sente-se sentado deite fique venha "
    "volte olhos pés pé chão mãos mão cabeça rosto mandíbula pescoço ombros peito barriga costas "
    "quadris joelhos pernas braços cadeira sala sons som luz corpo mente coração gentil amor feliz paz "
    "seguro bem-vindo bem-vinda olá obrigado pronto momento minuto minutos tempo dia noite manhã hoje "
    "feche abra relaxe relaxa pensamentos pensamento fundo prática meditação ouça escute quando onde "
    "muito bem também vindo vinda até",
    "it": "il lo la i gli le di che e è un uno una in non per con del della dei delle si al alla "
    "nel nella "
    "sul sulla dal da a o ti tu tuo tua tuoi tue te me mi mio mia ci noi voi come più ma se questo "
    "questa qui ora adesso tutto tutta tutti niente nulla qualcosa puoi può essere stare sono sei hai "
    "ha fare lascia lasciare andare senti sentire nota osserva inspira inspirare espira espirare ed "
    "respira respirare respiro aria calma piano lentamente dolcemente riposa silenzio siediti seduto "
    "sdraiati resta vieni torna occhi piedi piede pavimento terra mani mano testa viso mascella collo "
    "spalle petto pancia schiena fianchi ginocchia gambe braccia sedia stanza suoni luce corpo mente "
    "cuore gentile amore felice pace sicuro benvenuto benvenuta benvenuti ciao grazie pronto momento "
    "minuto minuti tempo giorno notte mattina sera oggi chiudi chiudete apri rilassa pensieri pensiero "
    "pratica meditazione ascolta quando dove molto bene anche ogni",
    "ca": "el la els les de del dels i a en un una que és per amb no es se al als però o més com aquest "
    "aquesta això aquí ara tot res alguna pots ser estar fer deixa sent nota inspira expira respira "
    "respiració calma poc lentament silenci seu seient ulls peus terra mans cap cara coll espatlles pit "
    "ventre esquena cames braços cadira sons llum cos ment cor amor feliç pau benvingut benvinguda "
    "benvinguts moment minut minuts temps dia nit avui tanca obre relaxa meditació escolta quan on molt "
    "bé també",
    "ro": "și şi de în la cu pe nu este e să care un o mai din ce ca pentru sau dar te tu tău ta "
    "tăi tale îți "
    "îţi îți-l mă eu noi vă acest această aceasta aici acum tot toate nimic ceva poți poţi fi ești eşti "
    "sunt fac face lasă simte simți simte-ți simţi observă inspiră inspir expiră expir respiră "
    "respirația calm încet ușor liniște odihnă stai vino ochii picioarele tălpile podea podeaua pământ "
    "mâinile capul fața gâtul umerii pieptul burta spatele genunchii brațele scaun camera sunete lumina "
    "corpul mintea inima iubire fericit pace bine ai venit bună mulțumesc moment minut minute timp zi "
    "noapte dimineața seara astăzi închide deschide relaxează gânduri practică meditație meditaţie "
    "ascultă când unde foarte",
    "sv": "och i att det som en på är av för inte du den med ett din ditt dina dig han vi oss jag "
    "mig så om "
    "kan ska får när där här nu vad hur bara också eller men från till ut in upp ner mot vid under över "
    "utan alla allt inget något mer var bli blir låt släpp känn känna märk lägg andas andetag andetaget "
    "andning andningen inandning utandning lugn lugnt stilla tystnad vila mjukt långsamt sakta sitt "
    "sitta ligg stå kom stanna ögonen ögon fötter fötterna golvet golv händer händerna huvud ansikte "
    "käken nacke axlar axlarna bröst mage rygg höfter knän ben armar stol rum rummet ljud ljus kropp "
    "kroppen sinne hjärta vänlig kärlek lycklig fred trygg välkommen hej tack redo stund ögonblick "
    "minut minuter tid dag natt morgon kväll idag slut blunda öppna slappna tankar tanke varm övning "
    "meditation meditationen lyssna tillbaka denna",
    "da": "og i at det er en på til som for ikke du den med af et din dit dine dig han vi os jeg "
    "mig så om "
    "kan skal må når der her nu hvad hvor hvordan bare kun også eller men fra ud ind op ned mod ved "
    "under over uden alle alt intet noget mere var bliver lad slip mærk mærke læg træk vejret åndedræt "
    "åndedrættet indånding udånding ro rolig roligt stille stilhed hvil blidt langsomt sid sidde lig "
    "stå kom bliv øjnene øjne fødder fødderne gulvet gulv hænder hænderne hoved ansigt kæben nakke "
    "skuldre skuldrene bryst mave ryg hofter knæ ben arme stol rum rummet lyde lyd lys krop kroppen "
    "sind hjerte venlig kærlighed lykkelig fred tryg velkommen hej tak klar øjeblik minut minutter tid "
    "dag nat morgen aften i-dag luk åbn slap tanker tanke varm øvelse meditation lyt tilbage denne",
    "nb": "og i at det er en på til som for ikke du den med av et din ditt dine deg han vi oss jeg "
    "meg seg så "
    "om kan skal må når der her nå hva hvor hvordan bare kun også eller men fra ut inn opp ned mot ved "
    "under over uten alle alt ingenting noe mer var blir la slipp kjenn kjenne legg pust puste pusten "
    "åndedrett innpust utpust ro rolig stille stillhet hvil mykt langsomt sakte sitt sitte ligg stå kom "
    "bli øynene øyne føtter føttene gulvet gulv hender hendene hode ansikt kjeven nakke skuldre "
    "skuldrene bryst mage rygg hofter knær bein armer stol rom rommet lyder lyd lys kropp kroppen sinn "
    "hjerte vennlig kjærlighet lykkelig fred trygg velkommen hei takk klar øyeblikk minutt minutter tid "
    "dag natt morgen kveld lukk åpne slapp tanker tanke varm øvelse meditasjon meditasjonen lytt "
    "tilbake denne",
    "is": "og að er í á það sem en ekki þú þig þér þinn þín þitt með af um við fyrir til frá eða hér nú "
    "andaðu inn út augun augum fætur fótum gólfið hendur höfuð axlir líkami líkaminn hjarta velkomin "
    "velkominn lokaðu finndu slakaðu hægt rólega andardráttur hugleiðslu stund",
    "fi": "ja ei se että on en sinä sinun sinut sinulle sinua hän me minä minun voit kun niin kuin "
    "kuinka "
    "mutta tai nyt tässä tämä tämän tähän siinä siellä missä mitä mikä kaikki jotain mitään vain vielä "
    "myös ole olet ovat oli anna antaa päästä tunne tunnet huomaa hengitä hengitys hengityksen "
    "hengittää sisään ulos ulospäin sisäänhengitys uloshengitys rauha rauhassa rauhallisesti hiljaisuus "
    "lepää hitaasti pehmeästi istu istua makaa seiso tule pysy silmät silmäsi sulje avaa jalat jalkasi "
    "jalkojasi lattia lattialla lattiaa kädet kätesi pää kasvot leuka niska hartiat hartiasi rinta "
    "vatsa selkä polvet tuoli huone äänet ääni valo keho kehosi mieli sydän ystävällinen rakkaus "
    "onnellinen turvassa tervetuloa hei kiitos hetki hetkeksi minuutti minuuttia aika päivä yö aamu "
    "ilta tänään rentoudu rentouta ajatukset lämmin harjoitus meditaatio meditaatioon kuuntele takaisin",
    "et": "ja ei on et see sa sina sinu sind ta me ma kui siin seal nüüd mis kuidas aga või ka veel kõik "
    "midagi ainult ole oled hinga hingake hingamine hingamist sisse välja rahulikult vaikus puhka "
    "aeglaselt istu lama tule jää silmad sulge ava jalad jalgu põrand põrandal käed pea nägu õlad rind "
    "kõht selg keha meel süda tere tulemast tulemas aitäh hetk minut aeg päev täna lõdvesta mõtted "
    "meditatsioon meditatsiooni kuula tagasi",
    "lv": "un ir ka nav no uz ar par pie kā kas tas tā tu tev tevi tavs tava jūs mēs es man šis šī "
    "šeit tagad "
    "kad kur bet vai arī vēl viss kaut tikai būt esi ļauj sajūti jūti ievēro elpo ieelpo izelpo elpa "
    "elpu ieelpa izelpa mierīgi klusums lēni lēnām atpūties sēdi nāc paliec acis aizver atver pēdas "
    "kājas grīda grīdas rokas galva seja pleci krūtis vēders mugura ķermenis prāts sirds laipni lūdzam "
    "sveiki paldies brīdis minūte laiks diena šodien atslābini domas meditācija meditācijā meditāciju "
    "klausies atpakaļ",
    "lt": "ir yra ne kad į iš su ar per po kai kaip kas tai tu tavo tave tau jūs mes aš man šis ši "
    "čia dabar "
    "kur bet arba dar viskas nieko tik būti leisk pajusk jausk pastebėk kvėpuok įkvėpk iškvėpk "
    "kvėpavimas įkvėpimas iškvėpimas ramiai tyla lėtai ilsėkis sėsk ateik lik akis užmerk užmerkite "
    "pramerk pėdas pėdos kojos grindys grindų rankos galva veidas pečiai krūtinė pilvas nugara kūnas "
    "protas širdis sveiki sveikas atvykę ačiū akimirka minutė laikas diena šiandien atpalaiduok mintys "
    "meditacija meditaciją klausykis atgal",
    "pl": "i w się na z ze do to jest nie jak że a po o za od dla przez co gdy kiedy gdzie tak już tylko "
    "jeszcze też lub albo ale ty ci cię ciebie twój twoja twoje twoich mnie mi my ja tu tutaj teraz ten "
    "ta tej te tego wszystko nic coś może możesz być jesteś są pozwól puść poczuj czujesz zauważ "
    "oddychaj oddech oddechu oddechem wdech wydech spokojnie spokój cisza powoli łagodnie odpocznij "
    "usiądź połóż zostań wróć oczy zamknij otwórz stopy stopami podłoga podłodze podłogę ręce dłonie "
    "głowa twarz szczęka kark ramiona barki klatka brzuch plecy kolana nogi krzesło pokój dźwięki "
    "światło ciało ciała umysł serce miłość szczęśliwy bezpieczny witaj witajcie cześć dziękuję chwila "
    "chwilę minuta minut czas dzień noc rano wieczór dziś rozluźnij myśli myśl praktyka medytacja "
    "medytacji słuchaj",
    "cs": "a se si na je v ve že s do o k ke to tak jak co už jen ještě také nebo ale když kde z "
    "ze za od pro "
    "po při ty ti tě tvůj tvoje tvé vás vám váš vaše mě mi my já tady teď tento tato toto všechno nic "
    "něco můžete můžeš být jste jsi jsou nechte nech pusťte uvolněte uvolni vnímejte vnímej pociťte "
    "všimněte dýchejte dýchej dech dechu nádech výdech nadechněte vydechněte klidně klid ticho pomalu "
    "jemně odpočívejte posaďte sedněte lehněte zůstaňte vraťte oči zavřete zavři otevřete chodidla nohy "
    "podlaha podlaze podlahu ruce hlava obličej čelist šíje ramena hrudník břicho záda kolena židle "
    "místnost zvuky světlo tělo těla mysl srdce láska šťastný bezpečí vítejte vítej ahoj dobrý děkuji "
    "chvíle chvíli okamžik minuta minut čas den noc ráno večer dnes myšlenky praxe meditace meditaci "
    "poslouchejte této",
    "sk": "a sa si na je v vo že s so do o k ku to tak ako čo už len ešte aj alebo ale keď kde z "
    "zo za od pre "
    "po pri ty ti ťa tvoj tvoje vás vám váš vaše ma mi my ja tu teraz tento táto toto všetko nič niečo "
    "môžete môžeš byť ste sú nechajte nechaj uvoľnite uvoľni vnímajte vnímaj pocíťte všimnite dýchajte "
    "dýchaj dych dychu nádych výdych nadýchnite vydýchnite pokojne pokoj ticho pomaly jemne oddychujte "
    "posaďte ľahnite zostaňte vráťte oči zatvorte zatvor otvorte chodidlá nohy podlaha podlahe podlahu "
    "ruky hlava tvár čeľusť ramená hrudník brucho chrbát kolená stolička miestnosť zvuky svetlo telo "
    "myseľ srdce láska šťastný bezpečie vitajte vitaj ahoj dobrý ďakujem chvíľa chvíľu okamih minúta "
    "minút čas deň noc ráno večer dnes myšlienky prax meditácia meditácii počúvajte tejto",
    "hu": "a az és hogy nem egy is ez meg de ahogy úgy mint ha itt most csak még már vagy mi mit "
    "hol amikor "
    "minden semmi valami lehet te téged neked a-te magad engem én vagyok van vannak engedd hagyd érezd "
    "érzed figyeld vedd észre lélegezz lélegezzen lélegzet lélegzetet belégzés kilégzés be ki nyugodtan "
    "nyugalom csend lassan finoman pihenj ülj feküdj maradj gyere térj szemed szemét hunyd csukd nyisd "
    "lábad talpad padló padlón padlót kezed fejed arcod nyakad vállad vállaid mellkas hasad hátad "
    "térded szék szoba hangok fény tested elméd szíved szeretet boldog béke üdvözöllek üdvözlet szia "
    "köszönöm pillanat perc idő nap éjszaka reggel este ma lazítsd gondolatok gyakorlat meditáció "
    "meditációban hallgasd vissza ebben",
    "hr": "i u je da se na za s sa ne ili ali što kako kad kada gdje od do iz po uz o to ovo ovdje "
    "sada sad "
    "sve ništa nešto samo još već ti te tebi tvoj tvoje tvoja vas vam vaš vaše mi ja ovaj ova ovu može "
    "možete možeš biti ste si su nije pusti pustite osjeti osjetite primijeti dišite diši disanje dah "
    "udah izdah udahnite izdahnite mirno mir tišina polako nježno odmori sjednite ostanite vratite oči "
    "zatvorite zatvori otvorite stopala noge pod podu ruke glava lice ramena prsa trbuh leđa tijelo um "
    "srce ljubav sretan dobrodošli hvala trenutak minuta vrijeme dan noć danas opustite misli "
    "meditacija meditaciju slušajte natrag",
    "sl": "in je v na se da za z s ne ali pa kot kako ko kje od do iz po pri o to tu tukaj zdaj "
    "sedaj vse nič "
    "nekaj samo še že ti te tebi tvoj tvoje vas vam vaš vaše mi jaz ta tej tem lahko biti ste si so ni "
    "pusti pustite občuti občutite opazi dihajte dihaj dihanje dih vdih izdih vdihnite izdihnite mirno "
    "mir tišina počasi nežno počivaj sedite ostanite vrnite oči zaprite zapri odprite stopala noge tla "
    "tleh roke glava obraz ramena prsi trebuh hrbet telo um srce ljubezen srečen dobrodošli hvala "
    "trenutek minuta čas dan noč danes sprostite misli meditacija meditaciji poslušajte nazaj",
    "tr": "ve bir bu da de için ile ne çok gibi olarak daha var yok her şimdi sonra kadar ama veya "
    "ya ben sen "
    "siz biz o seni sizin senin kendi kendini burada nasıl nerede şey hiç bütün değil olan bırak "
    "bırakın hisset hissedin fark nefes nefesi nefesini alın verin al ver sakin sakince sessizlik "
    "yavaşça yavaş nazikçe dinlen dinlenin otur oturun uzan kal kalın gel gelin gözler gözlerini "
    "gözlerinizi kapat kapatın aç açın ayaklar ayaklarını ayaklarınızı yer yerde zemin eller ellerini "
    "baş yüz çene boyun omuzlar omuzlarını göğüs karın sırt dizler beden bedenini zihin kalp sevgi "
    "mutlu huzur güvende hoş geldin geldiniz merhaba teşekkürler an dakika zaman gün gece sabah akşam "
    "bugün gevşet düşünceler meditasyon meditasyona dinle dinleyin",
    "id": "yang dan di ini itu untuk dengan anda kamu kita kami saya dari pada ke tidak bukan atau "
    "tetapi "
    "jika saat ketika sekarang sini akan bisa dapat hanya juga lagi semua segala sesuatu apa bagaimana "
    "ada adalah dalam oleh biarkan rasakan perhatikan tarik hembuskan napas nafas bernapas perlahan "
    "pelan tenang hening diam istirahat duduk berbaring tetap kembali mata tutup buka kaki lantai "
    "tangan kepala wajah leher bahu dada perut punggung lutut tubuh pikiran hati cinta kasih bahagia "
    "damai aman selamat datang halo terima menit waktu hari malam pagi lepaskan meditasi dengarkan",
    "tl": "ang ng sa mga ay na at ka mo ko ikaw iyong iyo ito iyan dito ngayon hindi kung kapag o "
    "pero lang "
    "din para may wala lahat ano paano huminga hininga dahan-dahan dahan tahimik magpahinga umupo "
    "manatili bumalik mata ipikit paa sahig kamay ulo mukha balikat dibdib tiyan likod katawan isip "
    "puso pagmamahal masaya kapayapaan maligayang pagdating salamat sandali minuto oras araw gabi "
    "pakinggan damhin meditasyon meditasyong",
    "vi": "và là của bạn không một có trong này cho với các hãy những đang thì rất ngồi xuống thở "
    "mình hơi "
    "vào ra mắt nhắm lại chân bàn sàn nhà tay đầu vai ngực bụng lưng thân tâm trí yêu thương chào mừng "
    "cảm ơn nhận phút giây lúc khi như được đến đi cả gì làm cần để nó tự nhiên lặng yên nghỉ chậm rãi "
    "nhẹ nhàng lắng nghe thư giãn thoải mái bây giờ",
    "sw": "na ya wa kwa ni katika wewe yako hapa sasa au lakini kwenye hii huu hiyo kuwa bila kama "
    "nini kila "
    "kitu pumua vuta pumzi toa polepole taratibu utulivu kimya pumzika kaa simama macho ufumbe fumba "
    "miguu sakafu mikono kichwa mabega kifua tumbo mgongo mwili akili moyo upendo furaha amani karibu "
    "asante dakika wakati siku leo usiku sikiliza tafakuri",
    "eu": "eta da ez bat du dira zure zu hau hori hemen orain baina edo ere guztiak ezer egin itxi ireki "
    "begiak arnasa hartu bota lasai poliki isilik eseri geratu oinak lurra lurrean eskuak burua "
    "sorbaldak bularra sabela bizkarra gorputza gogoa bihotza maitasuna bakea ongi etorri kaixo "
    "eskerrik asko une minutu denbora egun gau meditazio meditazioa entzun",
    "cy": "y yr a ac i o yn ar am at gan gyda nid ddim dim neu ond pan beth sut hyn hwn hon yma "
    "nawr chi eich "
    "dy di fy fi mae yw bod wedi i'r a'r o'r anadlwch anadl anadlu mewn allan araf tawel tawelwch "
    "gorffwys eisteddwch arhoswch dewch llygaid cau caewch agorwch traed llawr dwylo pen wyneb "
    "ysgwyddau brest bol cefn corff meddwl calon cariad hapus heddwch croeso diolch eiliad munud amser "
    "dydd nos heddiw ymlaciwch gwrandewch myfyrdod",
    "la": "et in est non ad ut cum sed qui quae quod ex de per si nec atque enim sunt esse ab me "
    "te tibi mihi "
    "nos vos vita pax anima corpus mens lux tempus dies nox respira sede quiesce oculos claude pedes "
    "terra manus",
    "af": "die en van in is dat nie op jy jou te met vir om as ook maar by na dan nog uit deur "
    "hier nou wat "
    "hoe so kan mag wees laat los niks iets alles haal asem asemhaling rustig stil stilte sag stadig "
    "gaan sit lê staan kom bly oë voete grond vloer hande kop gesig nek skouers bors maag rug liggaam "
    "gees hart liefde welkom dankie oomblik minuut tyd dag nag vandag voel ontspan gedagtes oefening "
    "meditasie luister terug hierdie",
    "ru": "и в не на что с со как это вы вас вам ваш ваши ты тебя твой мы я мне по под из так же "
    "он она для "
    "когда где здесь сейчас теперь или но всё все ничего что-то можно можете может быть есть пусть "
    "позвольте почувствуйте почувствуй заметьте дышите дыши дыхание вдох выдох вдохните выдохните "
    "спокойно покой тишина медленно мягко отдохните сядьте сидите лягте останьтесь вернитесь глаза "
    "закройте закрой откройте стопы ноги пол полу руки голова лицо плечи грудь живот спина тело ум "
    "сердце любовь счастлив добро пожаловать здравствуйте спасибо момент минута минуты время день ночь "
    "утро вечер сегодня расслабьте расслабьтесь мысли практика медитация послушайте слушайте",
    "uk": "і й в у не на що з із як це та ви вас вам ваш ваші ти тебе твій ми я мені по під до "
    "коли де тут "
    "зараз тепер або але все всі нічого щось можна можете може бути є нехай дозвольте відчуйте відчуй "
    "помітьте дихайте дихай дихання вдих видих вдихніть видихніть спокійно спокій тиша повільно мʼяко "
    "відпочиньте сядьте сидіть залиштеся поверніться очі заплющте заплющ закрийте відкрийте стопи ноги "
    "підлога руки голова обличчя плечі груди живіт спина тіло розум серце любов щасливий ласкаво "
    "просимо вітаю дякую мить хвилина хвилини час день ніч ранок вечір сьогодні розслабте думки "
    "практика медитація послухайте",
    "bg": "и в не на че с със как да се от за по под е са си ти теб твоя вие вас ви ние аз ми до "
    "при когато "
    "къде тук сега или но всичко нищо нещо само още може можете бъде нека позволете усетете усети "
    "забележете дишайте дишай дишане вдишване издишване вдишайте издишайте спокойно покой тишина бавно "
    "нежно починете седнете останете върнете очите затворете затвори отворете стъпалата краката пода "
    "ръцете главата лицето раменете гърдите корема гърба тялото ума сърцето любов щастлив добре дошли "
    "здравейте благодаря момент минута минути време ден нощ днес отпуснете мислите практика медитация "
    "слушайте",
    "sr": "и у је да се на за с са не или али што како кад када где од до из по уз о то ово овде "
    "сада све "
    "ништа нешто само још већ ти те твој вас вам ваш ми ја овај ова може можете бити сте си су није "
    "пусти осети осетите дишите дисање дах удах издах мирно мир тишина полако останите очи затворите "
    "стопала ноге под руке глава рамена тело ум срце љубав добро дошли хвала тренутак минут време дан "
    "ноћ данас опустите мисли медитација слушајте",
}
LETTERS: Final = {
    "en": "éïöüèêçñàâôîæœ",
    "de": "äöüßéà",
    "nl": "áéëïíóöúüèêĳ",
    "fr": "àâæçéèêëîïôœùûüÿ",
    "es": "áéíñóúü",
    "pt": "àáâãçéêíóôõúü",
    "it": "àèéìíîòóùú",
    "ca": "àçèéíïòóúüŀ",
    "ro": "ăâîşţșț",
    "sv": "åäöéàü",
    "da": "æøåéöü",
    "nb": "æøåéòóôü",
    "is": "áæéíðóöúýþ",
    "fi": "äöåšž",
    "et": "äõöüšž",
    "lv": "āčēģīķļņōŗšūž",
    "lt": "ąčęėįšųūž",
    "pl": "ąćęłńóśźż",
    "cs": "áčďéěíňóřšťúůýž",
    "sk": "áäčďéíĺľňóôŕšťúýž",
    "hu": "áéíóöőúüű",
    "hr": "čšžćđ",
    "sl": "čšž",
    "tr": "çğıiöşüâîû",
    "id": "é",
    "tl": "ñ",
    "vi": "àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ",
    "sw": "",
    "eu": "ñç",
    "cy": "âêîôûŵŷáéíóúàèìòùäëïöüẅẁẃ",
    "la": "āēīōūăĕĭŏŭæœ",
    "af": "áéèêëïíôöúûŉ",
    "ru": "абвгдежзийклмнопрстуфхцчшщъыьэюяё",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяʼ",
    "bg": "абвгдежзийклмнопрстуфхцчшщъьюя",
    "sr": "абвгдђежзијклљмнњопрстћуфхцчџш",
}
